package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryInterceptorTest extends MockServerTest {

    private static MockResponse.Builder failure(int status) {
        return Responses.json(status, "{\"error\":{\"message\":\"not now\"}}").setHeader("retry-after-ms", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC,408",
        "SYNC,409",
        "SYNC,429",
        "SYNC,500",
        "SYNC,502",
        "SYNC,503",
        "SYNC,504",
        "STREAMING,408",
        "STREAMING,409",
        "STREAMING,429",
        "STREAMING,500",
        "STREAMING,502",
        "STREAMING,503",
        "STREAMING,504"
    })
    void a_transient_failure_is_retried_until_it_passes(CallMode mode, int status) {
        enqueue(failure(status), failure(status), mode.answer("at last"));

        assertThat(open(mode).text()).isEqualTo("at last");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC,400",
        "SYNC,401",
        "SYNC,403",
        "SYNC,404",
        "SYNC,405",
        "SYNC,413",
        "SYNC,422",
        "SYNC,424",
        "STREAMING,400",
        "STREAMING,401",
        "STREAMING,403",
        "STREAMING,404",
        "STREAMING,405",
        "STREAMING,413",
        "STREAMING,422",
        "STREAMING,424"
    })
    void a_permanent_failure_is_not_retried(CallMode mode, int status) {
        enqueue(failure(status));

        assertThat(catchThrowable(open(mode)::text)).isInstanceOf(LangChain4jException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void no_more_than_two_retries_by_default(CallMode mode) {
        enqueue(failure(503), failure(503), failure(503));

        assertThat(catchThrowable(open(mode)::text)).isInstanceOf(InternalServerException.class);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,0", "SYNC,1", "SYNC,4", "STREAMING,0", "STREAMING,1", "STREAMING,4"})
    void as_many_retries_as_maxRetries_says(CallMode mode, int maxRetries) {
        for (int i = 0; i <= maxRetries; i++) {
            enqueue(failure(429));
        }
        Chat chat = open(mode, builder -> builder.maxRetries(maxRetries));

        assertThat(catchThrowable(chat::text)).isInstanceOf(RateLimitException.class);
        assertThat(server.getRequestCount()).isEqualTo(maxRetries + 1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void okhttp_itself_retries_nothing_when_retry_after_is_0(CallMode mode) {
        MockResponse.Builder now = Responses.json(503, "").setHeader("Retry-After", "0");
        enqueue(now, now, now);
        Chat chat = open(mode, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InternalServerException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYNC      | Retry-After           | 61      | PT1M1S",
                "STREAMING | Retry-After           | 61      | PT1M1S",
                "SYNC      | retry-after-ms        | 60001   | PT1M0.001S",
                "STREAMING | x-ms-retry-after-ms   | 3600000 | PT1H",
                "SYNC      | x-ratelimit-reset-tokens   | 86400 | PT24H",
                "STREAMING | x-rate-limit-reset-requests | 2m    | PT2M",
            })
    void a_delay_above_a_minute_fails_at_once_and_is_in_the_exception(
            CallMode mode, String header, String value, Duration delay) {
        enqueue(Responses.json(429, "{}").setHeader(header, value));

        var thrown = catchThrowableOfType(RateLimitException.class, open(mode)::text);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(thrown.getCause())
                .asInstanceOf(type(AzureLlamaHttpException.class))
                .satisfies(http -> assertThat(http.retryAfter()).contains(delay));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_delay_that_only_the_text_contains_counts_as_well(CallMode mode) {
        enqueue(Responses.json(
                429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 86400 seconds.\"}}"));

        var thrown = catchThrowableOfType(RateLimitException.class, open(mode)::text);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(errorResponse(thrown).retryAfter()).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_424_of_managed_compute_is_retried_by_the_status_inside(CallMode mode) {
        MockResponse.Builder wrapped = failure(424).setHeader("ms-azureml-model-error-statuscode", "503");
        enqueue(wrapped, mode.answer("up again"));
        Chat chat = open(mode, builder -> builder.endpointKind(EndpointKind.MANAGED_COMPUTE));

        assertThat(chat.text()).isEqualTo("up again");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_424_around_a_400_is_not_retried(CallMode mode) {
        enqueue(failure(424).setHeader("ms-azureml-model-error-statuscode", "400"));

        var thrown = catchThrowable(open(mode)::text);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(thrown.getCause())
                .asInstanceOf(type(AzureLlamaHttpException.class))
                .satisfies(http -> assertThat(http.statusCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void each_retry_sends_the_same_body(CallMode mode) {
        enqueue(failure(500), mode.answer("ok"));

        open(mode).text();

        assertThat(taken().getBody()).isEqualTo(taken().getBody());
    }
}
