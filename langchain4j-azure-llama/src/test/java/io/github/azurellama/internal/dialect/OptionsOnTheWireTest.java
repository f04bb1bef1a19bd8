package io.github.azurellama.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.WireTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OptionsOnTheWireTest extends WireTest {

    private static Consumer<AzureLlamaChatModelBuilder<?>> on(EndpointKind kind, ApiDialect dialect) {
        return builder -> builder.endpointKind(kind).apiDialect(dialect).modelName("m");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void only_what_is_set_is_sent(CallMode mode) {
        JsonNode body = body(sent(mode, builder -> {}));

        assertThat(body.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        !mode.isStreaming() ? List.of("messages") : List.of("messages", "stream", "stream_options"));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_body_has_no_white_space_of_its_own(CallMode mode) {
        var request = sent(mode, builder -> builder.maxOutputTokens(5).stopSequences("a", "b"));

        assertThat(request.getBody().utf8()).isEqualTo(body(request).toString());
    }

    @Test
    void every_option_of_the_guide_has_its_wire_name_and_type() {
        JsonNode body = body(sent(
                CallMode.SYNC,
                builder -> builder.endpointKind(EndpointKind.SERVERLESS)
                        .maxOutputTokens(7)
                        .topP(0.5)
                        .temperature(0.0)
                        .n(2)
                        .stopSequences("a", "b")
                        .bestOf(3)
                        .logprobs(4)
                        .presencePenalty(-1.5)
                        .frequencyPenalty(1.5)
                        .ignoreEos(true)
                        .useBeamSearch(true)
                        .stopTokenIds(128009)
                        .skipSpecialTokens(false)
                        .seed(9_000_000_000L)
                        .topK(-1)
                        .minP(0.1)
                        .repetitionPenalty(1.1)
                        .minTokens(2)
                        .lengthPenalty(0.9)
                        .option("structured_outputs", Map.of("choice", List.of("x", "y")))));

        ((ObjectNode) body).remove("messages");
        assertJson(
                body,
                "{'max_tokens':7,'temperature':0.0,'top_p':0.5,'top_k':-1,'frequency_penalty':1.5,"
                        + "'presence_penalty':-1.5,'stop':['a','b'],'n':2,'best_of':3,'logprobs':4,'ignore_eos':true,"
                        + "'use_beam_search':true,'stop_token_ids':[128009],'skip_special_tokens':false,"
                        + "'seed':9000000000,'min_p':0.1,'repetition_penalty':1.1,'min_tokens':2,'length_penalty':0.9,"
                        + "'structured_outputs':{'choice':['x','y']}}");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS,LLAMA_NATIVE,3,",
        "SERVERLESS,AZURE_AI_INFERENCE,3,",
        "FOUNDRY_MODELS,AZURE_AI_INFERENCE,3,",
        "FOUNDRY_OPENAI,LLAMA_NATIVE,true,3",
        "MANAGED_COMPUTE,LLAMA_NATIVE,true,3",
        "OPENAI_COMPATIBLE,LLAMA_NATIVE,true,3",
    })
    void logprobs_are_spelled_as_the_kind_wants(EndpointKind kind, ApiDialect dialect, String logprobs, String top) {
        for (boolean byOtherName : new boolean[] {false, true}) {
            JsonNode body = body(sent(CallMode.SYNC, on(kind, dialect).andThen(builder -> {
                builder.logprobs(byOtherName ? null : 3).topLogprobs(byOtherName ? 3 : null);
            })));

            assertThat(body.path("logprobs").asText()).isEqualTo(logprobs);
            assertThat(body.path("top_logprobs").asText()).isEqualTo(top == null ? "" : top);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS,LLAMA_NATIVE,true,true",
        "SERVERLESS,AZURE_AI_INFERENCE,false,false",
        "FOUNDRY_MODELS,AZURE_AI_INFERENCE,false,false",
        "FOUNDRY_OPENAI,LLAMA_NATIVE,true,false",
        "MANAGED_COMPUTE,LLAMA_NATIVE,true,false",
        "MANAGED_COMPUTE,AZURE_AI_INFERENCE,true,true",
        "OPENAI_COMPATIBLE,LLAMA_NATIVE,true,false",
        "OPENAI_COMPATIBLE,AZURE_AI_INFERENCE,true,false",
    })
    void additions_stand_where_the_kind_needs_them(
            EndpointKind kind, ApiDialect dialect, boolean streamOptions, boolean maxTokens) {
        JsonNode whole = body(sent(CallMode.SYNC, on(kind, dialect)));
        JsonNode streamed = body(sent(CallMode.STREAMING, on(kind, dialect)));

        assertThat(whole.has("stream")).isFalse();
        assertThat(whole.has("stream_options")).isFalse();
        assertThat(streamed.path("stream").asBoolean()).isTrue();
        assertThat(streamed.has("stream_options")).isEqualTo(streamOptions);
        for (JsonNode body : List.of(whole, streamed)) {
            assertThat(body.path("max_tokens").asInt(0)).isEqualTo(maxTokens ? 1024 : 0);
        }
    }

    @Test
    void a_stream_requests_usage_as_an_extra_from_unknown_servers_of_azure_ai_inference() {
        RecordedRequest sent =
                sent(CallMode.STREAMING, on(EndpointKind.OPENAI_COMPATIBLE, ApiDialect.AZURE_AI_INFERENCE));

        assertThat(body(sent).at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(header(sent)).isEqualTo("pass-through");
    }

    @Test
    void a_limit_of_the_user_takes_the_place_of_the_added_one() {
        Consumer<AzureLlamaChatModelBuilder<?>> serverless = on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE);

        assertThat(body(sent(CallMode.SYNC, serverless.andThen(b -> b.maxOutputTokens(9))))
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(9);
        assertThat(body(sent(CallMode.SYNC, serverless.andThen(b -> b.option("max_completion_tokens", 9))))
                        .has("max_tokens"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void extras_are_passed_through_on_azure_ai_inference_only_where_there_are_any(CallMode mode) {
        Consumer<AzureLlamaChatModelBuilder<?>> inference = on(EndpointKind.SERVERLESS, ApiDialect.AZURE_AI_INFERENCE);

        assertThat(header(sent(mode, inference.andThen(b -> b.temperature(0.5).seed(3L)))))
                .isNull();
        assertThat(header(sent(mode, inference.andThen(b -> b.minP(0.5))))).isEqualTo("pass-through");
        assertThat(header(sent(mode, inference.andThen(b -> b.option("foo", "bar")))))
                .isEqualTo("pass-through");
        assertThat(header(sent(
                        mode,
                        on(EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE).andThen(b -> b.minP(0.5)))))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(ExtraParameters.class)
    void a_policy_of_the_user_counts(ExtraParameters policy) {
        RecordedRequest sent = sent(
                CallMode.SYNC,
                on(EndpointKind.SERVERLESS, ApiDialect.AZURE_AI_INFERENCE)
                        .andThen(b -> b.extraParameters(policy).minP(0.5)));

        assertThat(header(sent)).isEqualTo(policy.value());
    }

    private static String header(RecordedRequest sent) {
        return sent.getHeaders().get("extra-parameters");
    }

    @Test
    void a_model_name_is_sent_where_it_is_set() {
        assertThat(body(sent(CallMode.SYNC, builder -> builder.modelName("Llama-3.3")))
                        .path("model")
                        .asText())
                .isEqualTo("Llama-3.3");
        assertThat(body(sent(CallMode.SYNC, builder -> builder.modelName(" "))).has("model"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SYNC,application/json", "STREAMING,text/event-stream"})
    void headers(CallMode mode, String accept) {
        RecordedRequest sent = sent(mode, builder -> builder.customHeaders(Map.of("x-team", "blue")));

        assertThat(sent.getMethod()).isEqualTo("POST");
        assertThat(sent.getTarget()).isEqualTo("/v1/chat/completions");
        assertThat(sent.getHeaders().get("Accept")).isEqualTo(accept);
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getHeaders().get("User-Agent")).startsWith("langchain4j-azure-llama");
        assertThat(sent.getHeaders().get("x-team")).isEqualTo("blue");
    }
}
