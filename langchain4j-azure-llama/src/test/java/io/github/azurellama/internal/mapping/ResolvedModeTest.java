package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.ToolAndSchema;
import io.github.azurellama.testing.WireTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A model shows how its next request is written, with {@code AUTO} resolved. */
class ResolvedModeTest extends WireTest {

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, LLAMA_NATIVE, PROMPTED",
        "FOUNDRY_MODELS, AZURE_AI_INFERENCE, PROMPTED",
        "FOUNDRY_OPENAI, LLAMA_NATIVE, PROMPTED",
        "MANAGED_COMPUTE, AZURE_AI_INFERENCE, PROMPTED",
        "MANAGED_COMPUTE, SCORE, PROMPTED",
        "MANAGED_COMPUTE, LLAMA_NATIVE, NATIVE",
        "OPENAI_COMPATIBLE, LLAMA_NATIVE, NATIVE"
    })
    void auto_is_resolved_by_the_endpoint(EndpointKind kind, ApiDialect dialect, String resolved) {
        for (CallMode mode : CallMode.values()) {
            Chat chat = open(mode, builder -> builder.endpointKind(kind).apiDialect(dialect));

            assertThat(toolCalling(chat)).hasToString(resolved);
            assertThat(structuredOutput(chat)).hasToString(resolved);
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void auto_is_resolved_anew_after_a_rejection(CallMode mode) {
        enqueue(
                Responses.json(400, "{\"error\":{\"message\":\"This model does not support tool calling.\"}}"),
                mode.answer("Hi"),
                Responses.json(
                        400, "{\"error\":{\"message\":\"Unrecognized request argument supplied: response_format\"}}"),
                mode.answer(ToolAndSchema.POINT));
        Chat chat = open(mode);

        chat.ask(ToolAndSchema.WITH_TOOL);
        assertThat(toolCalling(chat)).isEqualTo(ToolCalling.PROMPTED);
        assertThat(structuredOutput(chat)).isEqualTo(StructuredOutput.NATIVE);

        chat.ask(ToolAndSchema.WITH_SCHEMA);
        assertThat(structuredOutput(chat)).isEqualTo(StructuredOutput.PROMPTED);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_mode_that_was_set_is_shown_as_it_is(CallMode mode) {
        Chat guided = open(
                mode, builder -> builder.toolCalling(ToolCalling.PROMPTED).structuredOutput(StructuredOutput.GUIDED));
        Chat fields = open(
                mode,
                builder -> builder.endpointKind(EndpointKind.SERVERLESS)
                        .toolCalling(ToolCalling.NATIVE)
                        .structuredOutput(StructuredOutput.NATIVE));

        assertThat(toolCalling(guided)).isEqualTo(ToolCalling.PROMPTED);
        assertThat(structuredOutput(guided)).isEqualTo(StructuredOutput.GUIDED);
        assertThat(toolCalling(fields)).isEqualTo(ToolCalling.NATIVE);
        assertThat(structuredOutput(fields)).isEqualTo(StructuredOutput.NATIVE);
    }

    private static ToolCalling toolCalling(Chat chat) {
        return chat.model() instanceof AzureLlamaChatModel blocking
                ? blocking.toolCalling()
                : ((AzureLlamaStreamingChatModel) chat.model()).toolCalling();
    }

    private static StructuredOutput structuredOutput(Chat chat) {
        return chat.model() instanceof AzureLlamaChatModel blocking
                ? blocking.structuredOutput()
                : ((AzureLlamaStreamingChatModel) chat.model()).structuredOutput();
    }
}
