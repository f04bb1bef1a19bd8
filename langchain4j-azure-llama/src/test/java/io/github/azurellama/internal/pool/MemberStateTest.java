package io.github.azurellama.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.pool.DeploymentPool.Outlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberStateTest {

    private final SimulatedPool simulated = new SimulatedPool();
    private final Member member = simulated.add("east", 0, 1);

    private void fail(boolean mayBeRequest, @Nullable Duration delay) {
        MemberAttempt attempt = simulated.begin();
        attempt.fail(mayBeRequest, delay, "HTTP 503");
        attempt.end();
    }

    private Outlook outlook() {
        return simulated.pool.outlook(Operation.CHAT, any -> true);
    }

    @Test
    void a_throttled_member_rests_as_long_as_the_server_said() {
        MemberAttempt attempt = simulated.begin();
        attempt.throttle(Duration.ofSeconds(7), "429");
        attempt.end();

        assertThat(simulated.availability(member)).isEqualTo(Availability.THROTTLED);
        simulated.pass(Duration.ofSeconds(7).minusNanos(1));
        assertThat(simulated.tryBegin()).isNull();
        assertThat(outlook()).isEqualTo(new Outlook(false, Duration.ofNanos(1), null));
        simulated.pass(Duration.ofNanos(1));
        assertThat(simulated.call()).isSameAs(member);
    }

    @Test
    void a_throttle_without_a_delay_rests_for_a_growing_time() {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            MemberAttempt attempt = simulated.begin();
            attempt.throttle(i % 2 == 0 ? null : Duration.ZERO, "429");
            attempt.end();
            Duration delay = Objects.requireNonNull(outlook().throttled());
            delays.add(delay);
            simulated.pass(delay);
        }
        assertGrowth(delays);
    }

    @Test
    void a_member_that_is_down_is_left_out_at_once_and_probed_at_growing_intervals() {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            fail(false, null);
            assertThat(simulated.availability(member)).isEqualTo(Availability.FAILING);
            Duration delay = Objects.requireNonNull(outlook().failing());
            simulated.pass(delay.minusNanos(1));
            assertThat(simulated.tryBegin()).isNull();
            simulated.pass(Duration.ofNanos(1));
            delays.add(delay);
        }
        assertGrowth(delays);
    }

    /** From half a second to a minute, each with a jitter of half. */
    private static void assertGrowth(List<Duration> delays) {
        long longest = 500;
        for (Duration delay : delays) {
            assertThat(delay).isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
            longest = Math.min(60_000, 2 * longest);
        }
    }

    @Test
    void there_is_one_probe_at_a_time() {
        fail(false, null);
        simulated.pass(Duration.ofSeconds(1));

        MemberAttempt probe = simulated.begin();
        assertThat(simulated.availability(member)).isEqualTo(Availability.PROBING);
        simulated.pass(Duration.ofHours(1));
        assertThat(simulated.tryBegin()).isNull();
        assertThat(outlook().failing()).as("when to look again").isPositive();

        probe.succeed();
        assertThat(simulated.call()).as("while the response is read").isSameAs(member);
    }

    @Test
    void a_probe_that_is_cancelled_leaves_its_place_to_the_next() {
        fail(false, null);
        simulated.pass(Duration.ofSeconds(1));

        simulated.begin().end();

        assertThat(simulated.call()).isSameAs(member);
        assertThat(simulated.availability(member)).isEqualTo(Availability.READY);
    }

    @Test
    void calls_that_fail_together_count_once() {
        List<MemberAttempt> together = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            together.add(simulated.begin());
        }
        together.forEach(attempt -> attempt.fail(false, null, "HTTP 503"));

        assertThat(outlook().failing()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_success_that_began_before_the_failure_does_not_end_the_rest() {
        MemberAttempt older = simulated.begin();
        fail(false, null);

        older.succeed();

        assertThat(simulated.tryBegin()).isNull();
    }

    @Test
    void a_failure_that_the_request_may_cause_counts_when_it_is_the_third_in_a_row() {
        for (int round = 0; round < 3; round++) {
            fail(true, null);
            fail(true, null);
            simulated.call();
        }
        fail(true, null);
        fail(true, null);
        assertThat(simulated.availability(member)).isEqualTo(Availability.READY);
        fail(true, null);
        assertThat(simulated.availability(member)).isEqualTo(Availability.FAILING);
    }

    @Test
    void the_servers_own_delay_counts_if_it_is_longer() {
        fail(false, Duration.ofSeconds(40));

        assertThat(outlook().failing()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void a_member_that_is_back_gets_its_share_little_by_little() {
        var slow = new SimulatedPool(new PoolSettings(
                Duration.ZERO, Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(10), false));
        Member back = memberThatIsBack(slow);

        assertThat(calls(slow, back)).isBetween(5, 15);
        slow.pass(Duration.ofSeconds(5));
        assertThat(calls(slow, back)).isBetween(28, 38);
        slow.pass(Duration.ofSeconds(5));
        assertThat(calls(slow, back)).isBetween(45, 55);
    }

    /** How many of 100 calls go to that member. */
    private static int calls(SimulatedPool pool, Member member) {
        int calls = 0;
        for (int i = 0; i < 100; i++) {
            calls += pool.call() == member ? 1 : 0;
        }
        return calls;
    }

    @Test
    void a_member_that_rejects_an_operation_is_taken_out_for_it_with_one_warning() {
        MemberAttempt first = simulated.begin();
        MemberAttempt second = simulated.begin();
        first.reject(Availability.UNAUTHORIZED, "HTTP 401: wrong key");
        second.reject(Availability.UNAUTHORIZED, "HTTP 401: wrong key");

        assertThat(simulated.log.lines())
                .singleElement()
                .asString()
                .contains("Deployment east", "HTTP 401: wrong key", "resume(\"east\")");
        simulated.pass(Duration.ofDays(1));
        assertThat(simulated.tryBegin()).isNull();
        assertThat(outlook()).isEqualTo(new Outlook(false, null, null));
        assertThat(simulated.pool.begin(Operation.COMPLETION, null, any -> true))
                .isNotNull();

        simulated.pool.resume(member);
        assertThat(simulated.call()).isSameAs(member);
    }

    @Test
    void a_drained_member_ends_what_it_has_and_gets_nothing_new() {
        MemberAttempt running = simulated.begin();

        simulated.pool.drain(member);

        assertThat(simulated.tryBegin()).isNull();
        assertThat(simulated.pool.status(null).get(0).inFlight()).isEqualTo(1);
        running.succeed();
        running.end();
        running.end();
        assertThat(simulated.pool.status(null).get(0).inFlight()).isZero();
        simulated.pool.resume(member);
        assertThat(simulated.call()).isSameAs(member);
    }

    /** One of two, which failed and was probed until it was ready. */
    private static Member memberThatIsBack(SimulatedPool slow) {
        slow.add("back", 0, 1);
        slow.add("other", 0, 1);
        MemberAttempt first = slow.begin();
        first.fail(false, null, "HTTP 503");
        first.end();
        slow.pass(Duration.ofSeconds(1));
        while (slow.availability(first.member()) != Availability.READY) {
            slow.call();
        }
        return first.member();
    }

    @Test
    void a_slow_start_without_end_keeps_the_smallest_share() {
        var slow = new SimulatedPool(new PoolSettings(
                Duration.ZERO,
                Duration.ofMillis(500),
                Duration.ofMinutes(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                false));
        Member back = memberThatIsBack(slow);

        slow.pass(Duration.ofDays(365));
        assertThat(calls(slow, back)).isBetween(5, 15);
    }
}
