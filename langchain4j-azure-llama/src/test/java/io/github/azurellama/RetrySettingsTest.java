package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of retries is one setting with two setters. */
final class RetrySettingsTest extends MockServerTest {

    private static final RetryPolicy THREE = RetryPolicy.DEFAULT.withMaxRetries(3);

    @ParameterizedTest
    @CsvSource({
        "maxRetries, 1",
        "policy, 3",
        "policy maxRetries, 1",
        "maxRetries policy, 3",
        "policy unset, 2",
        "maxRetries policy maxRetries, 1",
    })
    void of_maxRetries_and_retryPolicy_the_later_call_wins(String calls, int retries) {
        for (int attempt = 0; attempt <= retries; attempt++) {
            enqueue(Responses.json(503, "{}").setHeader("retry-after-ms", "1"));
        }
        Chat chat = open(CallMode.SYNC, builder -> {
            for (String call : calls.split(" ", -1)) {
                switch (call) {
                    case "policy" -> builder.retryPolicy(THREE);
                    case "maxRetries" -> builder.maxRetries(1);
                    default -> builder.maxRetries(null);
                }
            }
        });

        assertThat(catchThrowable(chat::text)).isInstanceOf(InternalServerException.class);
        assertThat(server.getRequestCount()).isEqualTo(retries + 1);
    }
}
