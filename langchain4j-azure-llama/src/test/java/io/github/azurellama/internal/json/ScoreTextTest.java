package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /score} says in place of an output is shown, whatever it is. */
class ScoreTextTest extends MockServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "upstream request timeout | upstream request timeout",
                "<html><body>Bad gateway</body></html> | Bad gateway",
                "{\"message\":\"the worker restarts\",\"status_code\":503} | error 503 in the response body: the worker restarts",
                "{\"outcome\":\"the worker restarts\"} | the worker restarts",
                "{\"output\":\"cut | {\"output\":\"cut",
            })
    void with_a_status_of_success(String body, String shown) {
        enqueue(Responses.json(200, body), Responses.json(200, body));

        assertThat(catchThrowable(open(
                        CallMode.SYNC,
                        builder -> builder.endpointKind(EndpointKind.MANAGED_COMPUTE)
                                .apiDialect(ApiDialect.SCORE)
                                .maxRetries(0))::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining(shown);
        assertThat(catchThrowable(() -> AzureLlamaLanguageModel.builder()
                        .endpoint(url("/v1"))
                        .endpointKind(EndpointKind.MANAGED_COMPUTE)
                        .apiDialect(ApiDialect.SCORE)
                        .apiKey(KEY)
                        .maxRetries(0)
                        .build()
                        .generate("Hi")))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining(shown);
    }
}
