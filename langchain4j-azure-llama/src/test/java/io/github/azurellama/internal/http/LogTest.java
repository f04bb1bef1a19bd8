package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogTest extends MockServerTest {

    private final CapturedLog log = new CapturedLog();

    private Chat logged(CallMode mode, EndpointKind kind) {
        return open(
                mode,
                builder -> builder.logger(log)
                        .logRequests(true)
                        .logResponses(true)
                        .endpoint(url("/v1?subscription-key=" + KEY))
                        .endpointKind(kind)
                        .modelName("m")
                        .customHeaders(Map.of("x-gateway-secret", KEY, "x-team", "blue")));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void nothing_is_logged_by_default(CallMode mode) {
        enqueue(mode.answer("ok"));

        open(mode, builder -> builder.logger(log)).text();

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_request_is_logged_with_its_body_and_without_secrets(CallMode mode) {
        enqueue(mode.answer("ok"));

        logged(mode, EndpointKind.OPENAI_COMPATIBLE).ask("What is the time?");

        assertThat(log.lines().get(0))
                .contains("POST", "/v1/chat/completions", "What is the time?", "x-team: blue", "Authorization: ***")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void the_header_api_key_is_redacted_as_well(CallMode mode) {
        enqueue(mode.answer("ok"));

        logged(mode, EndpointKind.FOUNDRY_OPENAI).text();

        assertThat(log.lines().get(0)).contains("api-key: ***").doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_response_is_logged_with_its_status_and_headers(CallMode mode) {
        enqueue(mode.answer("forty-two").addHeader("x-request-id", "r-7").addHeader("Set-Cookie", "session=" + KEY));

        logged(mode, EndpointKind.OPENAI_COMPATIBLE).text();

        assertThat(log.lines().get(1)).contains("200", "x-request-id: r-7").doesNotContain(KEY);
        if (!mode.isStreaming()) {
            assertThat(log.lines().get(1)).contains("forty-two");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_refusal_is_logged_with_its_body(CallMode mode) {
        enqueue(Responses.json(400, "{\"error\":{\"message\":\"you shall not pass\"}}"));

        Throwable thrown = catchThrowable(logged(mode, EndpointKind.OPENAI_COMPATIBLE)::text);

        assertThat(log.lines().get(1)).contains("400", "you shall not pass").doesNotContain(KEY);
        assertThat(thrown).hasMessageNotContaining(KEY);
        assertThat(thrown.getCause()).hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,OPENAI_COMPATIBLE", "SYNC,FOUNDRY_OPENAI", "STREAMING,OPENAI_COMPATIBLE"})
    void a_key_that_the_server_quotes_is_redacted(CallMode mode, EndpointKind kind) {
        enqueue(Responses.json(401, "{\"error\":{\"message\":\"wrong key: " + KEY + ".\"}}"));

        Throwable thrown = catchThrowable(logged(mode, kind)::text);

        assertThat(log.lines().get(1)).contains("wrong key: ***.").doesNotContain(KEY);
        assertThat(thrown).hasMessageContaining("wrong key: ***.").hasMessageNotContaining(KEY);
        assertThat(errorResponse(thrown).body()).contains("***").doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void each_attempt_is_logged(CallMode mode) {
        enqueue(Responses.json(503, "busy").setHeader("retry-after-ms", "1"), mode.answer("ok"));

        logged(mode, EndpointKind.OPENAI_COMPATIBLE).text();

        assertThat(log.lines()).hasSize(4).allMatch(line -> line.startsWith("INFO"));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_image_is_shortened(CallMode mode) {
        enqueue(mode.answer("a cat"));
        String image = "QUJD".repeat(5000);

        logged(mode, EndpointKind.OPENAI_COMPATIBLE)
                .ask(ChatRequest.builder()
                        .messages(UserMessage.from(List.of(ImageContent.from(image, "image/png"))))
                        .build());

        assertThat(log.lines().get(0)).contains("data:image/png;base64,QUJD").hasSizeLessThan(2000);
    }
}
