package io.github.azurellama.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.response.RateLimitStatus;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who goes first, what is given back, and what the server says. */
class QuotaPermitTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final FrozenTime time = new FrozenTime();
    private final LlamaQuota quota = time.perMinute(100, 1_000).withMaxWait(Duration.ofMinutes(10));

    private static boolean passes(QuotaPermit turn) {
        return turn.poll().isZero();
    }

    private static RateLimitStatus left(@Nullable Long requests, @Nullable Long tokens, @Nullable Duration reset) {
        return new RateLimitStatus(null, requests, reset, null, tokens, reset);
    }

    @Test
    void who_came_first_goes_first_however_much_it_wants() {
        passes(quota.acquire(900));
        QuotaPermit large = quota.acquire(800);
        QuotaPermit small = quota.acquire(50);

        assertThat(passes(small)).isFalse();
        time.pass(A_MINUTE);
        assertThat(passes(small)).isTrue();
        assertThat(passes(large)).isTrue();
        assertThat(passes(quota.acquire(151))).isFalse();
    }

    @Test
    void what_a_response_did_not_use_lets_the_next_call_through_at_once() {
        QuotaPermit first = quota.acquire(900);
        QuotaPermit second = quota.acquire(200);
        assertThat(passes(second)).isFalse();

        first.settle(799);

        assertThat(passes(second)).isTrue();
        assertThat(passes(quota.acquire(1))).isTrue();
        assertThat(passes(quota.acquire(1))).isFalse();
    }

    @Test
    void the_next_calls_wait_for_what_a_response_used_beyond_the_estimate() {
        QuotaPermit first = quota.acquire(900);
        first.settle(1_500);

        time.pass(A_MINUTE);

        assertThat(passes(quota.acquire(500))).isTrue();
        assertThat(passes(quota.acquire(1))).isFalse();
    }

    @Test
    void a_permit_is_settled_once() {
        QuotaPermit turn = quota.acquire(900);
        turn.settle(900);
        turn.settle(0);
        turn.release();

        assertThat(passes(quota.acquire(101))).isFalse();
    }

    @Test
    void what_was_never_sent_is_given_back_whole() {
        LlamaQuota narrow = time.perMinute(1, 1_000);
        narrow.acquire(1_000).release();

        assertThat(passes(narrow.acquire(1_000))).isTrue();
    }

    @Test
    void no_call_is_let_through_before_the_delay_has_passed() {
        quota.blockFor(Duration.ofSeconds(30));
        quota.blockFor(Duration.ofSeconds(10));
        QuotaPermit turn = quota.acquire(1);

        time.pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(passes(turn)).isFalse();
        time.pass(Duration.ofNanos(1));
        assertThat(passes(turn)).isTrue();
    }

    @Test
    void a_call_that_the_server_makes_wait_too_long_fails_at_once() {
        quota.blockFor(Duration.ofDays(1));

        assertThatThrownBy(() -> quota.acquire(1).poll())
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("the server blocks all calls for another 86400 s");
    }

    @Test
    void the_servers_own_count_holds_calls_back_until_it_is_reset() {
        quota.update(left(5L, 300L, Duration.ofSeconds(20)));
        QuotaPermit first = quota.acquire(200);
        QuotaPermit second = quota.acquire(200);

        assertThat(passes(first)).isTrue();
        assertThat(passes(second)).isFalse();
        time.pass(Duration.ofSeconds(20));
        assertThat(passes(second)).isTrue();
    }

    @Test
    void what_was_never_sent_is_given_back_to_the_servers_count_too() {
        quota.update(left(1L, null, Duration.ofSeconds(20)));
        QuotaPermit first = quota.acquire(200);
        QuotaPermit second = quota.acquire(200);
        assertThat(passes(second)).isFalse();

        first.release();

        assertThat(passes(second)).isTrue();
    }

    @Test
    void what_a_response_did_not_use_leaves_the_servers_count_alone() {
        QuotaPermit first = quota.acquire(900);
        quota.update(left(5L, 100L, Duration.ofSeconds(20)));
        first.settle(10);

        assertThat(passes(quota.acquire(101))).isFalse();
    }

    @Test
    void a_count_without_a_time_is_believed_for_ten_seconds() {
        quota.update(left(null, 10L, null));
        QuotaPermit turn = quota.acquire(200);

        assertThat(passes(turn)).isFalse();
        time.pass(Duration.ofSeconds(10));
        assertThat(passes(turn)).isTrue();
    }

    @Test
    void one_request_that_the_server_has_left_passes_one_of_several_calls_at_the_same_moment() throws Exception {
        var inside = new AtomicInteger();
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(100).refillGreedy(100, A_MINUTE))
                .build();
        Bucket slow = mock(invocation -> {
            inside.incrementAndGet();
            long end = System.nanoTime() + Duration.ofMillis(50).toNanos();
            while (inside.get() < 2 && System.nanoTime() < end) {
                Thread.onSpinWait(); // until another call is as far, if there can be one
            }
            return invocation.getMethod().invoke(bucket, invocation.getArguments());
        });
        LlamaQuota distributed = LlamaQuota.of(slow, slow).withMaxWait(Duration.ZERO);
        distributed.update(left(1L, null, A_MINUTE));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> call = () -> {
                try {
                    return passes(distributed.acquire(1));
                } catch (RateLimitException e) {
                    return false;
                }
            };
            int passed = 0;
            for (Future<Boolean> one : threads.invokeAll(List.of(call, call, call, call))) {
                passed += one.get() ? 1 : 0;
            }

            assertThat(passed).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_zero_without_a_time_says_nothing() {
        quota.update(left(0L, 0L, null));

        assertThat(passes(quota.acquire(200))).isTrue();
    }

    @Test
    void however_many_threads_come_no_more_pass_than_may_and_none_is_lost() throws Exception {
        LlamaQuota narrow = time.perMinute(50, 1_000_000);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<QuotaPermit>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(() -> {
                    QuotaPermit turn = narrow.acquire(10);
                    turn.poll();
                    return turn;
                });
            }
            List<QuotaPermit> turns = new ArrayList<>();
            for (Future<QuotaPermit> call : threads.invokeAll(calls)) {
                turns.add(call.get());
            }

            assertThat(turns).filteredOn(QuotaPermitTest::passes).hasSize(50);
            List<QuotaPermit> passed =
                    turns.stream().filter(QuotaPermitTest::passes).toList();
            passed.forEach(QuotaPermit::release);
            turns.removeAll(passed);
            assertThat(turns).filteredOn(QuotaPermitTest::passes).hasSize(50);
        } finally {
            threads.shutdownNow();
        }
    }
}
