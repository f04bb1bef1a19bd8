package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.ToolAndSchema;
import io.github.azurellama.testing.WireTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code AUTO} begins with on each kind of endpoint. */
class AutoChoiceTest extends WireTest {

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, LLAMA_NATIVE, false",
        "SERVERLESS, AZURE_AI_INFERENCE, false",
        "FOUNDRY_MODELS, AZURE_AI_INFERENCE, false",
        "FOUNDRY_OPENAI, LLAMA_NATIVE, false",
        "MANAGED_COMPUTE, AZURE_AI_INFERENCE, false",
        "MANAGED_COMPUTE, LLAMA_NATIVE, true",
        "OPENAI_COMPATIBLE, LLAMA_NATIVE, true",
        "OPENAI_COMPATIBLE, AZURE_AI_INFERENCE, true"
    })
    void tools_are_tried_as_fields_where_servers_parse_calls(EndpointKind kind, ApiDialect dialect, boolean fields) {
        JsonNode body = body(sent(
                CallMode.SYNC,
                ToolAndSchema.WITH_TOOL,
                builder -> builder.endpointKind(kind).apiDialect(dialect).modelName("llama")));

        assertThat(body.has("tools")).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, false, true",
        "FOUNDRY_OPENAI, false, true",
        "MANAGED_COMPUTE, true, false",
        "OPENAI_COMPATIBLE, true, true"
    })
    void a_schema_is_prompted_where_servers_may_ignore_it(EndpointKind kind, boolean field, boolean prompt) {
        enqueue(CallMode.SYNC.answer(ToolAndSchema.POINT));
        open(CallMode.SYNC, builder -> builder.endpointKind(kind).modelName("llama"))
                .ask(ToolAndSchema.WITH_SCHEMA);

        JsonNode body = body(taken());
        assertThat(body.has("response_format")).isEqualTo(field);
        assertThat(body.path("messages").size()).isEqualTo(prompt ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_schema_is_prompted_while_tools_are_offered_because_guided_decoding_prevents_calls(CallMode mode) {
        enqueue(mode.answer(ToolAndSchema.CALL));
        ChatRequest both = ToolAndSchema.WITH_TOOL.toBuilder()
                .responseFormat(ToolAndSchema.WITH_SCHEMA.parameters().responseFormat())
                .build();

        ChatResponse response = open(mode).ask(both);

        JsonNode body = body(taken());
        assertThat(response.aiMessage().hasToolExecutionRequests()).isTrue();
        assertThat(body.has("tools")).isTrue();
        assertThat(body.has("response_format")).isFalse();
        assertThat(body.at("/messages/0/content").asText()).contains("JSON schema");
    }
}
