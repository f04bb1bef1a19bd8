package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.response.RateLimitStatus;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A delay is read in every unit; a senseless one breaks no call; a setting may be as long as a Duration can be. */
class DelayTest extends MockServerTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @ParameterizedTest
    @CsvSource({"SYNC,1764181805123", "STREAMING,1764181805123", "SYNC,99999999999999999999", "STREAMING,1764181805"})
    void a_senseless_retry_after_leaves_the_error_of_the_server(CallMode mode, String delay) {
        enqueue(Responses.json(503, "{\"error\":{\"message\":\"busy\"}}").addHeader("Retry-After", delay));

        assertThat(catchThrowable(open(mode, builder -> builder.maxRetries(0))::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("HTTP 503: busy");
    }

    @ParameterizedTest
    @CsvSource({
        "Please retry after 30 Seconds.,30000",
        "try again in 1.5s,1500",
        "Try again in 6m0s.,360000",
        "retry after 2 Minutes and pay,120000",
        "Retry after 250 MS,250",
        "please wait 20 secs,20000",
        "Please try again in 8.64s. Visit us,8640",
    })
    void the_delay_in_a_text_is_read_in_any_unit_and_case(String text, long millis) {
        enqueue(Responses.json(429, "{\"error\":{\"message\":\"" + text + "\"}}"));

        Throwable thrown = catchThrowable(open(CallMode.SYNC, builder -> builder.maxRetries(0))::text);

        assertThat(errorResponse(thrown).retryAfter()).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"17ms,17", "500ms,500", "1s500ms,1500", "8.64s,8640", "1m30.951s,90951", "6m0s,360000", "55,55000"})
    void the_reset_of_a_quota_is_read_in_any_unit(String value, long millis) {
        enqueue(CallMode.SYNC
                .answer("ok")
                .addHeader("x-ratelimit-remaining-tokens", 100)
                .addHeader("x-ratelimit-reset-tokens", value));

        var status = open(CallMode.SYNC).metadata().rateLimitStatus();

        assertThat(status).extracting(RateLimitStatus::resetTokens).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void callTimeout_ends_a_credential_that_takes_longer(CallMode mode) {
        var released = new CountDownLatch(1);
        Chat chat = open(
                mode,
                builder -> builder.callTimeout(Duration.ofMillis(200)).credential(AzureLlamaCredential.bearer(() -> {
                    awaitUninterruptibly(released);
                    return "too late";
                })));

        long begin = System.nanoTime();
        Throwable thrown = catchThrowable(chat::text);
        released.countDown();

        assertThat(thrown).isExactlyInstanceOf(TimeoutException.class).hasMessageContaining("callTimeout");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    private static void awaitUninterruptibly(CountDownLatch released) {
        boolean isReleased = false;
        while (!isReleased) {
            try {
                isReleased = released.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                isReleased = false; // a supplier that ignores interrupts
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void every_duration_may_be_forever(CallMode mode) {
        enqueue(Responses.json(503, "{}"), mode.answer("ok"));
        Chat chat = open(
                mode,
                builder -> builder.retryPolicy(RetryPolicy.DEFAULT
                                .withBackoff(Duration.ofMillis(1))
                                .withMaxDelay(FOREVER)
                                .withDeadline(FOREVER))
                        .connectTimeout(FOREVER)
                        .readTimeout(Duration.ofDays(30))
                        .callTimeout(FOREVER)
                        .quota(LlamaQuota.perMinute(10, 100_000).withMaxWait(FOREVER)));

        assertThat(chat.text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_senseless_retry_after_holds_no_other_call_of_the_quota(CallMode mode) {
        LlamaQuota quota = LlamaQuota.perMinute(10, 100_000).withMaxWait(Duration.ZERO);
        enqueue(Responses.json(429, "{}").addHeader("Retry-After", 1764181805), mode.answer("ok"));
        Chat chat = open(mode, builder -> builder.quota(quota).maxRetries(0));

        assertThat(catchThrowable(chat::text)).isExactlyInstanceOf(RateLimitException.class);
        assertThat(chat.text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_quota_waits_for_a_reset_of_milliseconds(CallMode mode) {
        LlamaQuota quota = LlamaQuota.perMinute(10, 100_000).withMaxWait(Duration.ofSeconds(5));
        enqueue(
                mode.answer("1")
                        .addHeader("x-ratelimit-remaining-requests", 1)
                        .addHeader("x-ratelimit-reset-requests", "200ms"),
                mode.answer("2"),
                mode.answer("3"));
        Chat chat = open(mode, builder -> builder.quota(quota));

        assertThat(chat.text() + chat.text() + chat.text()).isEqualTo("123");
    }
}
