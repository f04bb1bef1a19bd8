package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.WireTest;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error that quotes the prompt rejects none of the fields that the prompt speaks of. */
class QuotedPromptTest extends WireTest {

    private static final String QUESTION = "What do max_tokens and stream_options do?";

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_field_in_a_quoted_prompt_is_not_given_up(CallMode mode) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean isRefused = body(request).toString().contains(QUESTION);
                return (isRefused
                                ? Responses.json(
                                        400,
                                        "{\"error\":{\"message\":\"messages must alternate, but found '" + QUESTION
                                                + "'\",\"code\":400}}")
                                : mode.answer("ok"))
                        .build();
            }
        });
        Chat chat = open(
                mode,
                builder -> builder.endpointKind(EndpointKind.SERVERLESS)
                        .apiDialect(ApiDialect.LLAMA_NATIVE)
                        .maxRetries(0));
        assertThatThrownBy(() -> chat.ask(QUESTION))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("messages must alternate");
        for (int refused = server.getRequestCount(); refused > 0; refused--) {
            taken();
        }

        chat.text();

        var sent = body(taken());
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(1024);
        assertThat(sent.has("stream_options")).isEqualTo(mode.isStreaming());
    }
}
