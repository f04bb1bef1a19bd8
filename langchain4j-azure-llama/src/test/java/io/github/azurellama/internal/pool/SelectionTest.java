package io.github.azurellama.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final int CALLS = 10_000;

    private final SimulatedPool simulated = new SimulatedPool();

    private record Running(long end, MemberAttempt attempt) {}

    /** Calls of so many callers, each of which begins its next call when the last one ends; counts where they went. */
    private Map<String, Integer> run(int callers, Function<Member, Duration> latency) {
        Map<String, Integer> counts = new HashMap<>();
        var running = new PriorityQueue<Running>(Comparator.comparingLong(call -> call.end - simulated.nanoTime()));
        for (int call = 0; call < CALLS; call++) {
            if (running.size() == callers) {
                Running first = running.remove();
                simulated.pass(Duration.ofNanos(first.end - simulated.nanoTime()));
                first.attempt.succeed();
                first.attempt.end();
            }
            MemberAttempt attempt = simulated.begin();
            counts.merge(attempt.member().name(), 1, Integer::sum);
            running.add(new Running(
                    simulated.nanoTime() + latency.apply(attempt.member()).toNanos(), attempt));
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 100, 1_000})
    void members_get_their_shares_within_five_percent_however_many_calls_run(int callers) {
        simulated.add("five", 0, 5);
        simulated.add("three", 0, 3);
        simulated.add("two", 0, 2);
        var random = new Random(7);

        Map<String, Integer> counts =
                run(callers, member -> Duration.ofMillis(Math.round(-200 * Math.log(1 - random.nextDouble()))));

        assertThat(counts.get("five")).isCloseTo(5_000, Percentage.withPercentage(5));
        assertThat(counts.get("three")).isCloseTo(3_000, Percentage.withPercentage(5));
        assertThat(counts.get("two")).isCloseTo(2_000, Percentage.withPercentage(5));
    }

    @Test
    void a_slow_member_never_holds_more_than_its_share_of_the_calls_in_flight() {
        Member slow = simulated.add("slow", 0, 1);
        simulated.add("fast", 0, 1);
        simulated.add("faster", 0, 1);

        Map<String, Integer> counts = run(30, member -> Duration.ofMillis(member == slow ? 10_000 : 100));

        assertThat(counts.get("slow")).isLessThan(300);
        assertThat(counts.get("fast")).isCloseTo(counts.get("faster"), Percentage.withPercentage(5));
    }

    @Test
    void only_the_lowest_priority_value_among_those_that_are_ready_counts() {
        simulated.add("far", 1, 100);
        Member near = simulated.add("near", 0, 1);

        assertThat(simulated.call()).isSameAs(near);

        MemberAttempt attempt = simulated.begin();
        attempt.throttle(Duration.ofSeconds(10), "429");
        attempt.end();
        assertThat(simulated.call().name()).isEqualTo("far");
        simulated.pass(Duration.ofSeconds(10));
        assertThat(simulated.call()).isSameAs(near);
    }

    @Test
    void a_key_keeps_its_member_and_keys_are_spread_by_weight() {
        simulated.add("a", 0, 1);
        simulated.add("b", 0, 1);
        simulated.add("c", 0, 2);
        Map<String, Integer> counts = new HashMap<>();

        for (int key = 0; key < 4_000; key++) {
            Set<Member> used = new HashSet<>();
            for (int call = 0; call < 3; call++) {
                used.add(memberOf("conversation " + key));
            }
            assertThat(used).hasSize(1);
            counts.merge(used.iterator().next().name(), 1, Integer::sum);
        }

        assertThat(counts.get("a")).isCloseTo(1_000, within(150));
        assertThat(counts.get("c")).isCloseTo(2_000, within(150));
    }

    @Test
    void a_member_that_leaves_moves_only_its_own_keys() {
        simulated.add("a", 0, 1);
        simulated.add("b", 0, 1);
        Member leaving = simulated.add("c", 0, 1);
        List<Member> before = IntStream.range(0, 500).mapToObj(this::memberOf).toList();

        simulated.pool.drain(leaving);

        for (int key = 0; key < before.size(); key++) {
            Member now = memberOf(key);
            assertThat(before.get(key)).isIn(now, leaving);
        }
    }

    @Test
    void a_key_goes_elsewhere_when_its_member_is_overloaded() {
        simulated.add("a", 0, 1);
        simulated.add("b", 0, 1);
        Map<Member, Integer> inFlight = new HashMap<>();

        for (int call = 0; call < 100; call++) {
            inFlight.merge(simulated.begin("the same").member(), 1, Integer::sum);
        }

        assertThat(inFlight.values()).hasSize(2).allMatch(calls -> calls <= 63);
    }

    private Member memberOf(Object key) {
        MemberAttempt attempt = simulated.begin(key);
        attempt.succeed();
        attempt.end();
        return attempt.member();
    }
}
