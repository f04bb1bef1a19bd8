package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be sent as it was set is refused before anything is sent. */
final class ContradictionTest {

    private static final String ENDPOINT = "http://127.0.0.1:9/v1";

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":\"object\"}}", "{\"type\":\"object\"}, \"evil\": 1", "{} garbage", "//", "{\"a\":"})
    void a_raw_schema_must_be_exactly_one_json_value(String schema) {
        for (StructuredOutput mode : StructuredOutput.values()) {
            ResponseFormat format = ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name("Answer")
                            .rootElement(JsonRawSchema.from(schema))
                            .build())
                    .build();
            var builder = AzureLlamaChatModel.builder().endpoint(ENDPOINT).structuredOutput(mode);

            assertThatThrownBy(() -> builder.responseFormat(format).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("JsonRawSchema must be one JSON value");
        }
    }

    @ParameterizedTest
    @EnumSource(StructuredOutput.class)
    void a_raw_schema_of_a_request_is_checked_too(StructuredOutput mode) {
        AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                .endpoint(ENDPOINT)
                .structuredOutput(mode)
                .build();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Hi"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("Answer")
                                .rootElement(JsonRawSchema.from("{}}"))
                                .build())
                        .build())
                .build();

        assertThatThrownBy(() -> model.chat(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JsonRawSchema must be one JSON value");
    }

    @Test
    void no_tool_and_a_certain_tool_contradict_each_other() {
        AzureLlamaChatModel model =
                AzureLlamaChatModel.builder().endpoint(ENDPOINT).build();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Hi"))
                .parameters(AzureLlamaChatRequestParameters.builder()
                        .toolSpecifications(
                                ToolSpecification.builder().name("get_weather").build())
                        .toolChoice(ToolChoice.NONE)
                        .toolChoiceName("get_weather")
                        .build())
                .build();

        assertThatThrownBy(() -> model.chat(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toolChoice = NONE")
                .hasMessageContaining("toolChoiceName = get_weather");
    }

    @Test
    void language_models_take_no_options_of_tools() {
        var builder = AzureLlamaLanguageModel.builder().endpoint(ENDPOINT);

        assertThatThrownBy(() -> builder.toolChoiceName("search").build())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("tool_choice_name = search");
    }
}
