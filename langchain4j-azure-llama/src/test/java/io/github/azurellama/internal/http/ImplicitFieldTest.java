package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.io.IOException;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the library adds on its own never fails a call. */
class ImplicitFieldTest extends MockServerTest {

    private static MockResponse.Builder refusal(int status, String message) {
        return Responses.json(status, "{\"error\":{\"message\":\"" + message + "\"}}");
    }

    private static Consumer<AzureLlamaChatModelBuilder<?>> on(EndpointKind kind, ApiDialect dialect) {
        return builder -> builder.endpointKind(kind).apiDialect(dialect);
    }

    private static JsonNode body(RecordedRequest request) {
        try {
            return new ObjectMapper().readTree(request.getBody().toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"400,Unrecognized request argument supplied: stream_options", "422,extra_forbidden include_usage"})
    void refused_stream_options_are_left_out_and_the_call_retried(int status, String message) {
        enqueue(refusal(status, message), CallMode.STREAMING.answer("ok"));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("ok");
        assertThat(body(taken()).at("/stream_options/include_usage").asBoolean())
                .isTrue();
        assertThat(body(taken()).has("stream_options")).isFalse();
    }

    @Test
    void a_model_remembers_that_stream_options_are_refused() {
        enqueue(refusal(400, "stream_options"), CallMode.STREAMING.answer("1"), CallMode.STREAMING.answer("2"));
        Chat chat = open(CallMode.STREAMING);

        chat.text();
        chat.text();

        taken();
        taken();
        assertThat(body(taken()).has("stream_options")).isFalse();
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_refused_max_tokens_is_left_out_and_remembered(CallMode mode) {
        enqueue(refusal(400, "max_tokens is too large"), mode.answer("1"), mode.answer("2"));
        Chat chat = open(mode, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));

        chat.text();
        chat.text();

        assertThat(body(taken()).path("max_tokens").asInt()).isEqualTo(1024);
        assertThat(body(taken()).has("max_tokens")).isFalse();
        assertThat(body(taken()).has("max_tokens")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_max_tokens_too_large_for_one_prompt_is_left_out_for_that_prompt_only(CallMode mode) {
        enqueue(refusal(400, "This model's maximum context length is 4096 tokens"), mode.answer("1"), mode.answer("2"));
        Chat chat = open(mode, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));

        chat.text();
        chat.text();

        taken();
        assertThat(body(taken()).has("max_tokens")).isFalse();
        assertThat(body(taken()).path("max_tokens").asInt()).isEqualTo(1024);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_max_tokens_of_the_user_is_never_left_out(CallMode mode) {
        enqueue(refusal(400, "max_tokens is too large"));
        Chat chat = open(
                mode, builder -> builder.endpointKind(EndpointKind.SERVERLESS).maxOutputTokens(90_000));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InvalidRequestException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_refused_header_for_extras_is_left_out_and_remembered(CallMode mode) {
        enqueue(
                refusal(400, "Unexpected EXTRA_PARAMETERS option pass-through, extra-parameters"),
                mode.answer("1"),
                mode.answer("2"));
        Chat chat = open(
                mode,
                builder -> builder.endpointKind(EndpointKind.SERVERLESS)
                        .apiDialect(ApiDialect.AZURE_AI_INFERENCE)
                        .topK(5));

        chat.text();
        chat.text();

        assertThat(taken().getHeaders().get("extra-parameters")).isEqualTo("pass-through");
        RecordedRequest repeated = taken();
        assertThat(repeated.getHeaders().get("extra-parameters")).isNull();
        assertThat(body(repeated).path("top_k").asInt()).isEqualTo(5);
        assertThat(taken().getHeaders().get("extra-parameters")).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_policy_of_the_user_for_extras_is_never_left_out(CallMode mode) {
        enqueue(refusal(400, "extra-parameters"));
        Chat chat = open(
                mode,
                builder -> builder.endpointKind(EndpointKind.SERVERLESS)
                        .apiDialect(ApiDialect.AZURE_AI_INFERENCE)
                        .extraParameters(ExtraParameters.ERROR));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InvalidRequestException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void several_refusals_are_met_one_after_the_other() {
        enqueue(
                refusal(400, "stream_options"),
                refusal(400, "max_tokens is not allowed"),
                CallMode.STREAMING.answer("at last"));
        Chat chat = open(CallMode.STREAMING, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));

        assertThat(chat.text()).isEqualTo("at last");
    }

    @Test
    void a_server_that_goes_on_refusing_ends_the_call() {
        for (int i = 0; i < 9; i++) {
            enqueue(refusal(400, "stream_options max_tokens extra-parameters"));
        }
        Chat chat = open(CallMode.STREAMING, on(EndpointKind.MANAGED_COMPUTE, ApiDialect.AZURE_AI_INFERENCE));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InvalidRequestException.class);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void without_stream_options_there_is_no_extra_that_needs_a_header() {
        enqueue(refusal(400, "stream_options"), CallMode.STREAMING.answer("ok"));
        Chat chat = open(CallMode.STREAMING, on(EndpointKind.MANAGED_COMPUTE, ApiDialect.AZURE_AI_INFERENCE));

        chat.text();

        assertThat(taken().getHeaders().get("extra-parameters")).isEqualTo("pass-through");
        assertThat(taken().getHeaders().get("extra-parameters")).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void another_refusal_is_not_retried(CallMode mode) {
        enqueue(refusal(400, "messages must alternate"));
        Chat chat = open(mode, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InvalidRequestException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_refusal_wrapped_by_managed_compute_is_understood() {
        enqueue(
                refusal(424, "stream_options").setHeader("ms-azureml-model-error-statuscode", "400"),
                CallMode.STREAMING.answer("ok"));
        Chat chat = open(CallMode.STREAMING, on(EndpointKind.MANAGED_COMPUTE, ApiDialect.LLAMA_NATIVE));

        assertThat(chat.text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_field_is_remembered_only_after_the_call_without_it_succeeded(CallMode mode) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return (body(request).has("foo")
                                ? refusal(400, "max_tokens and stream_options and foo")
                                : mode.answer("ok"))
                        .build();
            }
        });
        Chat chat = open(mode, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));
        ChatRequest unknown = ChatRequest.builder()
                .messages(UserMessage.from("Hi"))
                .parameters(AzureLlamaChatRequestParameters.builder()
                        .option("foo", 1)
                        .build())
                .build();
        assertThat(catchThrowable(() -> chat.ask(unknown))).isInstanceOf(InvalidRequestException.class);
        for (int failed = server.getRequestCount(); failed > 0; failed--) {
            taken();
        }

        chat.text();

        JsonNode sent = body(taken());
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(1024);
        assertThat(sent.has("stream_options")).isEqualTo(mode.isStreaming());
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_value_that_a_validator_quotes_names_no_field(CallMode mode) {
        enqueue(Responses.json(
                422,
                "{\"detail\":[{\"type\":\"value_error\",\"loc\":[\"body\"],\"msg\":\"foo is not known\","
                        + "\"input\":{\"max_tokens\":1024,\"stream_options\":{\"include_usage\":true}}}]}"));
        Chat chat = open(mode, on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE));

        assertThat(catchThrowable(chat::text)).isInstanceOf(InvalidRequestException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
