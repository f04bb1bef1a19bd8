package io.github.azurellama.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;

/** What calls take of a quota and give back. Nothing waits here: time stands still, and who finds too little fails. */
class QuotaTest extends MockServerTest {

    private static final long A_MINUTES_TOKENS = 10_000;

    private final FrozenTime time = new FrozenTime();
    private final LlamaQuota quota = time.perMinute(3, A_MINUTES_TOKENS).withMaxWait(Duration.ZERO);

    /** A model of that quota whose responses may have 1,000 tokens. */
    private Chat open(CallMode mode, LlamaQuota ofModel) {
        return open(
                mode, builder -> builder.quota(ofModel).maxOutputTokens(1_000).maxRetries(0));
    }

    private void assertLeft(long tokens) {
        QuotaPermit all = quota.acquire(tokens);
        assertThat(all.poll()).isZero();
        all.settle(tokens);
        assertThatThrownBy(() -> quota.acquire(1).poll())
                .hasMessageContaining("budget of tokens")
                .isInstanceOf(RateLimitException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_response_costs_what_the_server_says(CallMode mode) {
        enqueue(mode.answer("Hello"));

        open(mode, quota).text();

        assertLeft(A_MINUTES_TOKENS - 7);
    }

    @ParameterizedTest
    @EnumSource
    void a_response_without_usage_costs_the_estimate(CallMode mode) {
        enqueue(mode.raw("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"content\":\"Hi\"},"
                + "\"delta\":{\"content\":\"Hi\"}}]}"));

        open(mode, quota).text();

        // "user", the text "Hi" and their line ends are 8 bytes.
        assertLeft(A_MINUTES_TOKENS - 1_000 - 3);
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_request_costs_no_tokens_but_counts(CallMode mode) {
        enqueue(Responses.json(400, "{}"), Responses.json(400, "{}"));
        Chat chat = open(mode, quota);
        assertThatThrownBy(chat::text).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(chat::text).isInstanceOf(InvalidRequestException.class);

        assertThat(quota.acquire(A_MINUTES_TOKENS).poll()).isZero();
        assertThatThrownBy(() -> quota.acquire(1).poll()).hasMessageContaining("budget of");
    }

    @ParameterizedTest
    @EnumSource
    void a_servers_failure_costs_the_estimate(CallMode mode) {
        enqueue(Responses.json(500, "{}"));

        assertThatThrownBy(() -> open(mode, quota).text()).isInstanceOf(InternalServerException.class);

        assertLeft(A_MINUTES_TOKENS - 1_003);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_found_no_server_costs_nothing(CallMode mode) {
        Chat chat = open(mode, quota);
        server.close();

        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(chat::text).hasMessageContaining("connection failed");
        }
        assertLeft(A_MINUTES_TOKENS);
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_broke_costs_the_estimate(CallMode mode) {
        enqueue(new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> open(mode, quota).text()).isInstanceOf(InternalServerException.class);

        assertLeft(A_MINUTES_TOKENS - 1_003);
    }

    @ParameterizedTest
    @EnumSource
    void a_retry_is_a_request_too(CallMode mode) {
        for (int attempt = 0; attempt < 3; attempt++) {
            enqueue(Responses.json(503, "{}").addHeader("retry-after-ms", 1));
        }
        Chat chat =
                open(mode, builder -> builder.quota(quota).maxOutputTokens(1).maxRetries(5));

        assertThatThrownBy(chat::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("budget of requests is short");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void two_models_share_what_they_were_given_together(CallMode mode) {
        enqueue(mode.answer("One"), mode.answer("Two"), mode.answer("Three"));
        Chat one = open(mode, quota);
        Chat other = open(mode, quota);
        one.text();
        other.text();
        one.text();

        assertThatThrownBy(other::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("budget of requests is short: the next will be there in 60 s");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void after_a_refusal_for_haste_no_model_sends_before_the_server_said(CallMode mode) {
        enqueue(Responses.json(429, "{}").addHeader("Retry-After", 20), mode.answer("At last"));
        assertThatThrownBy(() -> open(mode, quota).text()).isInstanceOf(RateLimitException.class);
        Chat other = open(mode, quota);

        assertThatThrownBy(other::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("the server blocks all calls for another 20 s");
        assertThat(server.getRequestCount()).isEqualTo(1);
        time.pass(Duration.ofSeconds(20));
        assertThat(other.text()).isEqualTo("At last");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_headers_say_is_left_is_all_there_is(CallMode mode) {
        enqueue(mode.answer("Hello")
                .addHeader("x-ratelimit-remaining-tokens", 900)
                .addHeader("x-ratelimit-reset-tokens", 12));
        Chat chat = open(mode, quota);
        chat.text();

        assertThatThrownBy(chat::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining(
                        "about 1003 are needed, prompt and longest completion together, and will be there in"
                                + " 12 s");
    }

    @ParameterizedTest
    @EnumSource
    void more_than_a_minute_allows_is_never_sent(CallMode mode) {
        Chat chat = open(
                mode, builder -> builder.quota(quota).maxOutputTokens(5_000).n(2));

        assertThatThrownBy(chat::text)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("needs about 10003 tokens");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void waiting_ends_with_the_calls_deadline(CallMode mode) {
        quota.blockFor(Duration.ofMinutes(5));
        LlamaQuota patient = quota.withMaxWait(Duration.ofHours(1));
        Chat chat = open(mode, builder -> builder.quota(patient).callTimeout(Duration.ofMillis(200)));

        assertThatThrownBy(chat::text).isInstanceOf(TimeoutException.class).hasMessageContaining("0.2s (callTimeout)");
    }

    @ParameterizedTest
    @EnumSource
    void buckets_that_fail_fail_the_call_with_a_word_about_them(CallMode mode) {
        Bucket broken = Mockito.mock();
        Mockito.when(broken.tryConsumeAndReturnRemaining(1)).thenThrow(new IllegalStateException("store is down"));
        Chat chat = open(mode, LlamaQuota.of(broken, broken));

        assertThatThrownBy(chat::text)
                .isInstanceOf(LangChain4jException.class)
                .hasMessageContaining("from a shared bucket")
                .hasMessageEndingWith("failed: store is down");
    }
}
