package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Events;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The model's logger gets a warning of a response that was cut by a limit which the request did not set. */
class TokenLimitWarningTest extends MockServerTest {

    private final CapturedLog log = new CapturedLog();

    private static MockResponse.Builder ended(CallMode mode, String reason) {
        return mode.isStreaming()
                ? Responses.events(Events.chunk("\"Once\"", "null") + Events.end(reason) + Responses.DONE)
                : Responses.json(200, Events.body("{\"role\":\"assistant\",\"content\":\"Once\"}", reason));
    }

    @ParameterizedTest
    @EnumSource
    void a_chat(CallMode mode) {
        enqueue(ended(mode, "length"));

        open(mode, builder -> builder.logger(log)).text();

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "WARN The response was cut by a default limit of tokens, 1024 or the server's own: set maxOutputTokens");
    }

    @ParameterizedTest
    @CsvSource({"SYNC, length, 1", "STREAMING, length, 1", "SYNC, stop, "})
    void no_response_that_is_complete_or_as_long_as_the_request_allows(
            CallMode mode, String reason, Integer maxOutputTokens) {
        enqueue(ended(mode, reason));

        open(mode, builder -> builder.logger(log).maxOutputTokens(maxOutputTokens))
                .text();

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_completed_prompt(CallMode mode) {
        enqueue(mode.raw("{\"choices\":[{\"index\":0,\"text\":\"Once\",\"finish_reason\":\"length\"}]}"));

        mode.openText(builder -> builder.endpoint(url("/v1")).apiKey(KEY).logger(log))
                .complete("Once");

        assertThat(log.lines()).hasSize(1);
    }
}
