package io.github.azurellama.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.WireTest;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolsOnTheWireTest extends WireTest {

    private static final ToolSpecification BARE =
            ToolSpecification.builder().name("now").build();

    private static ChatRequest offering(ToolSpecification... tools) {
        return question("Hi").toBuilder().toolSpecifications(tools).build();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_tool_without_parameters_and_description(CallMode mode) {
        assertJson(
                body(sent(mode, offering(BARE), builder -> {})).get("tools"),
                "[{'type':'function','function':{'name':'now','description':'',"
                        + "'parameters':{'type':'object','properties':{}}}}]");
    }

    @Test
    void a_tool_with_every_kind_of_schema() {
        ToolSpecification tool = ToolSpecification.builder()
                .name("find")
                .description("Finds things")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("what", "the thing")
                        .addEnumProperty("how", List.of("fast", "well"))
                        .addProperty(
                                "many",
                                JsonArraySchema.builder()
                                        .items(new JsonIntegerSchema())
                                        .build())
                        .addProperty(
                                "either",
                                JsonAnyOfSchema.builder()
                                        .anyOf(new JsonStringSchema(), new JsonNullSchema())
                                        .build())
                        .addProperty(
                                "tree",
                                JsonReferenceSchema.builder().reference("node").build())
                        .definitions(Map.of(
                                "node",
                                JsonObjectSchema.builder()
                                        .addNumberProperty("x")
                                        .build()))
                        .required("what")
                        .additionalProperties(false)
                        .build())
                .strict(true)
                .build();

        assertJson(
                body(sent(CallMode.SYNC, offering(tool), builder -> {})).at("/tools/0/function"),
                "{'name':'find','description':'Finds things','parameters':{'type':'object','properties':{"
                        + "'what':{'type':'string','description':'the thing'},"
                        + "'how':{'type':'string','enum':['fast','well']},"
                        + "'many':{'type':'array','items':{'type':'integer'}},"
                        + "'either':{'anyOf':[{'type':'string'},{'type':'null'}]},"
                        + "'tree':{'$ref':'#/$defs/node'}},'required':['what'],'additionalProperties':false,"
                        + "'$defs':{'node':{'type':'object','properties':{'x':{'type':'number'}}}}},'strict':true}");
    }

    @ParameterizedTest
    @EnumSource(ToolChoice.class)
    void a_tool_choice(ToolChoice choice) {
        RecordedRequest sent = sent(
                CallMode.SYNC, offering(BARE).toBuilder().toolChoice(choice).build(), builder -> {});

        assertThat(body(sent).get("tool_choice").asText())
                .isEqualToIgnoringCase(choice.name())
                .isLowerCase();
    }

    @Test
    void no_tools_and_no_choice_are_not_sent() {
        RecordedRequest sent = sent(
                CallMode.SYNC,
                question("Hi").toBuilder().toolChoice(ToolChoice.AUTO).build(),
                builder -> {});

        assertThat(body(sent).has("tools")).isFalse();
        assertThat(body(sent).has("tool_choice")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_choice_that_requires_a_tool_needs_one(CallMode mode) {
        ChatRequest request =
                question("Hi").toBuilder().toolChoice(ToolChoice.REQUIRED).build();

        assertThatThrownBy(() -> open(mode).ask(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toolChoice = REQUIRED")
                .hasMessageContaining("toolSpecifications");
    }

    @Test
    void text_is_no_format_and_json_is_one() {
        assertThat(body(sent(
                                CallMode.SYNC,
                                builder -> builder.structuredOutput(StructuredOutput.NATIVE)
                                        .responseFormat(ResponseFormat.TEXT)))
                        .has("response_format"))
                .isFalse();
        assertJson(
                body(sent(
                                CallMode.SYNC,
                                builder -> builder.structuredOutput(StructuredOutput.NATIVE)
                                        .responseFormat(ResponseFormat.JSON)))
                        .get("response_format"),
                "{'type':'json_object'}");
    }

    @Test
    void a_schema_is_a_format() {
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("Point")
                        .rootElement(JsonObjectSchema.builder()
                                .addIntegerProperty("x")
                                .build())
                        .build())
                .build();

        assertJson(
                body(sent(
                                CallMode.SYNC,
                                builder -> builder.structuredOutput(StructuredOutput.NATIVE)
                                        .responseFormat(format)))
                        .get("response_format"),
                "{'type':'json_schema','json_schema':{'name':'Point','schema':"
                        + "{'type':'object','properties':{'x':{'type':'integer'}}}}}");
    }
}
