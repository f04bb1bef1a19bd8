package io.github.azurellama.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.TokenCountEstimator;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is let through, when, and what is said if nothing is. */
class LlamaQuotaTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final ConsumptionProbe TAKEN = ConsumptionProbe.consumed(1, 1);

    private final FrozenTime time = new FrozenTime();
    private final IllegalStateException down = new IllegalStateException("store is down");

    private static boolean passes(QuotaPermit turn) {
        return turn.poll().isZero();
    }

    @Test
    void as_many_requests_pass_as_a_minute_allows_and_the_next_ones_a_minute_later() {
        LlamaQuota quota = time.perMinute(2, 1_000);
        assertThat(passes(quota.acquire(1))).isTrue();
        assertThat(passes(quota.acquire(1))).isTrue();

        QuotaPermit third = quota.acquire(1);

        assertThat(passes(third)).isFalse();
        time.pass(A_MINUTE.minusNanos(1));
        assertThat(passes(third)).isFalse();
        time.pass(Duration.ofNanos(1));
        assertThat(passes(third)).isTrue();
    }

    @Test
    void as_many_tokens_pass_as_a_minute_allows() {
        LlamaQuota quota = time.perMinute(100, 1_000);

        assertThat(passes(quota.acquire(600))).isTrue();
        assertThat(passes(quota.acquire(401))).isFalse();
    }

    @Test
    void a_call_that_waits_for_tokens_holds_no_request() {
        LlamaQuota quota = time.perMinute(2, 1_000);
        passes(quota.acquire(600));
        QuotaPermit large = quota.acquire(900);
        assertThat(passes(large)).isFalse();

        large.release();

        assertThat(passes(quota.acquire(400))).isTrue();
    }

    @Test
    void nothing_is_let_through_within_a_minute_that_the_last_one_left_over() {
        LlamaQuota quota = time.perMinute(100, 1_000);
        time.pass(A_MINUTE.multipliedBy(5));
        passes(quota.acquire(1_000));

        time.pass(A_MINUTE.minusNanos(1));

        assertThat(passes(quota.acquire(1))).isFalse();
    }

    @Test
    void short_of_requests_a_call_fails_after_its_longest_wait_and_says_so() {
        LlamaQuota quota = time.perMinute(1, 1_000).withMaxWait(Duration.ofSeconds(20));
        passes(quota.acquire(1));
        QuotaPermit second = quota.acquire(1);
        time.pass(Duration.ofSeconds(20).minusNanos(1));
        assertThat(second.poll()).isEqualTo(Duration.ofNanos(1));

        time.pass(Duration.ofNanos(1));

        assertThatThrownBy(second::poll)
                .isInstanceOf(RateLimitException.class)
                .hasMessage("not sent within maxWait = PT20S, because the budget of requests is short: the next will be"
                        + " there in 40 s, by LlamaQuota[1 requests and 1000 tokens per minute, maxWait=PT20S]. Send"
                        + " less at a time, raise maxWait, or get more quota.");
    }

    @Test
    void short_of_tokens_a_call_says_so_too() {
        LlamaQuota quota = time.perMinute(5, 1_000).withMaxWait(Duration.ZERO);
        passes(quota.acquire(900));

        assertThatThrownBy(() -> quota.acquire(200).poll())
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("the budget of tokens is short: about 200 are needed")
                .hasMessageContaining("will be there in 60 s")
                .hasMessageContaining("Lower maxOutputTokens");
    }

    @Test
    void a_refused_call_does_not_block_the_next() {
        LlamaQuota quota = time.perMinute(5, 1_000).withMaxWait(Duration.ZERO);
        passes(quota.acquire(900));
        assertThatThrownBy(() -> quota.acquire(200).poll()).isInstanceOf(RateLimitException.class);

        assertThat(passes(quota.acquire(100))).isTrue();
    }

    @Test
    void more_than_a_minute_allows_is_refused_at_once_and_blocks_no_other_call() {
        LlamaQuota quota = time.perMinute(5, 1_000);

        assertThatThrownBy(() -> quota.acquire(1_001))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("about 1001 tokens")
                .hasMessageContaining("1000 tokens per minute")
                .hasMessageContaining("lower maxOutputTokens");
        assertThat(passes(quota.acquire(1_000))).isTrue();
    }

    @Test
    void budgets_of_nothing_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaQuota.perMinute(0, 1))
                .withMessage("requests = 0: it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaQuota.perMinute(1, -5))
                .withMessage("tokens = -5: it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaQuota.perMinute(1, 1).withMaxWait(Duration.ofSeconds(-1)))
                .withMessage("maxWait = PT-1S: it must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaQuota.perMinute(1, 1).acquire(0))
                .withMessage("estimatedTokens = 0: it must be at least 1");
    }

    @Test
    void spans_without_end_are_taken() {
        LlamaQuota quota = time.perMinute(1, 1).withMaxWait(Duration.ofSeconds(Long.MAX_VALUE));
        passes(quota.acquire(1));
        QuotaPermit waiting = quota.acquire(1);
        quota.blockFor(Duration.ofDays(1_000_000));

        time.pass(Duration.ofDays(10_000));

        assertThat(passes(waiting)).isFalse();
    }

    @Test
    void it_shows_its_budgets() {
        assertThat(LlamaQuota.perMinute(1_000, 200_000))
                .hasToString("LlamaQuota[1000 requests and 200000 tokens per minute, maxWait=PT1M]");
        Bucket shared = mock();
        Bucket local = Bucket.builder()
                .addLimit(limit -> limit.capacity(9).refillGreedy(9, A_MINUTE))
                .build();
        assertThat(LlamaQuota.of(shared, local))
                .hasToString("LlamaQuota[requests from a shared bucket, tokens from a bucket of 9, maxWait=PT1M]");
    }

    @Test
    void a_prompts_tokens_are_estimated_from_its_bytes_unless_there_is_an_estimator() {
        TokenCountEstimator estimator = mock();
        when(estimator.estimateTokenCountInText("twelve bytes")).thenReturn(42);
        LlamaQuota quota = time.perMinute(1, 1);

        assertThat(quota.estimate("twelve bytes")).isEqualTo(4);
        assertThat(quota.estimate("四文字語")).isEqualTo(4);
        assertThat(quota.withTokenCountEstimator(estimator)
                        .withMaxWait(A_MINUTE)
                        .estimate("twelve bytes"))
                .isEqualTo(42);
    }

    @Test
    void what_was_made_from_it_shares_its_budgets() {
        LlamaQuota quota = time.perMinute(1, 1_000);
        passes(quota.withMaxWait(A_MINUTE).acquire(1));

        assertThat(passes(quota.acquire(1))).isFalse();
    }

    @Test
    void a_bucket_that_fails_fails_the_call_and_not_the_line() {
        Bucket requests = mock();
        when(requests.tryConsumeAndReturnRemaining(1)).thenThrow(down).thenReturn(TAKEN);
        LlamaQuota quota = LlamaQuota.of(requests, plenty());

        assertThatThrownBy(() -> quota.acquire(1)).isSameAs(down);
        assertThat(passes(quota.acquire(1))).isTrue();
        verify(requests, times(2)).tryConsumeAndReturnRemaining(1);
        verify(requests, never()).addTokens(anyLong());
    }

    @Test
    void a_bucket_of_tokens_that_fails_gives_the_request_back() {
        Bucket requests = plenty();
        Bucket tokens = mock();
        when(tokens.tryConsumeAndReturnRemaining(5)).thenThrow(down).thenReturn(TAKEN);
        LlamaQuota quota = LlamaQuota.of(requests, tokens);

        assertThatThrownBy(() -> quota.acquire(5)).isSameAs(down);

        verify(requests).addTokens(1);
        assertThat(passes(quota.acquire(5))).isTrue();
        verify(requests, times(1)).addTokens(1);
        verify(tokens, never()).addTokens(anyLong());
    }

    @Test
    void a_bucket_that_fails_to_estimate_leaves_the_queue_empty() {
        Bucket requests = mock();
        when(requests.tryConsumeAndReturnRemaining(1))
                .thenReturn(ConsumptionProbe.rejected(0, 1, 1))
                .thenReturn(TAKEN);
        Bucket tokens = plenty();
        when(tokens.estimateAbilityToConsume(anyLong())).thenThrow(down);
        LlamaQuota quota = LlamaQuota.of(requests, tokens);

        assertThatThrownBy(() -> quota.acquire(5)).isSameAs(down);

        assertThat(passes(quota.acquire(7))).isTrue();
        verify(tokens, never().description("of the first call")).tryConsumeAndReturnRemaining(5);
        verify(tokens).tryConsumeAndReturnRemaining(7);
    }

    private static Bucket plenty() {
        Bucket bucket = mock();
        when(bucket.tryConsumeAndReturnRemaining(anyLong())).thenReturn(TAKEN);
        return bucket;
    }
}
