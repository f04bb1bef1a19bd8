package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.WireTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mode that the user forces fails early where managed compute's server would refuse it, or is written as that server takes it. */
class ForcedModeTest extends WireTest {

    private static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("Point")
                    .rootElement(
                            JsonObjectSchema.builder().addIntegerProperty("x").build())
                    .build())
            .build();

    private static ToolSpecification tool(String name) {
        return ToolSpecification.builder().name(name).build();
    }

    private static Consumer<AzureLlamaChatModelBuilder<?>> inferenceRoute(
            Consumer<AzureLlamaChatModelBuilder<?>> more) {
        return builder -> {
            builder.endpointKind(EndpointKind.MANAGED_COMPUTE).apiDialect(ApiDialect.AZURE_AI_INFERENCE);
            builder.toolCalling(ToolCalling.NATIVE).structuredOutput(StructuredOutput.NATIVE);
            more.accept(builder);
        };
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_tool_choice_that_names_a_tool_offers_that_tool_alone(CallMode mode) {
        ChatRequest request = question("Hi").toBuilder()
                .toolSpecifications(tool("now"), tool("weather"))
                .build();

        JsonNode body = body(sent(mode, request, inferenceRoute(builder -> builder.toolChoiceName("weather"))));

        assertThat(body.path("tool_choice").asText()).isEqualTo("required");
        assertThat(body.path("tools")).hasSize(1);
        assertThat(body.at("/tools/0/function/name").asText()).isEqualTo("weather");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_schema_that_the_route_refuses_fails_before_anything_is_sent(CallMode mode) {
        ChatRequest request = question("Hi").toBuilder().responseFormat(SCHEMA).build();

        assertThatThrownBy(() -> open(mode, inferenceRoute(builder -> {})).ask(request))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("responseFormat")
                .hasMessageContaining("leave structuredOutput unset");
        assertThatThrownBy(() -> open(mode, inferenceRoute(builder -> builder.responseFormat(SCHEMA))))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_tool_name_that_the_route_refuses_fails_before_anything_is_sent(CallMode mode) {
        ChatRequest request = question("Hi").toBuilder()
                .toolSpecifications(tool("wetter.heute"))
                .build();

        assertThatThrownBy(() -> open(mode, inferenceRoute(builder -> {})).ask(request))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'wetter.heute'")
                .hasMessageContaining("rename");
        assertThatThrownBy(() ->
                        open(mode, inferenceRoute(builder -> builder.toolSpecifications(request.toolSpecifications()))))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void score_takes_tools_and_formats_as_parameters() {
        enqueue(Responses.json(
                200,
                "{\"output\":null,\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\","
                        + "\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"{}\"}}]},"
                        + "\"finish_reason\":\"tool_calls\"}"));
        var chat = open(
                CallMode.SYNC,
                builder -> builder.endpoint(url("/score"))
                        .toolCalling(ToolCalling.NATIVE)
                        .structuredOutput(StructuredOutput.NATIVE));

        var response = chat.ask(question("Hi").toBuilder()
                .toolSpecifications(tool("now"))
                .responseFormat(ResponseFormat.JSON)
                .build());

        JsonNode parameters = body(taken()).at("/input_data/parameters");
        assertThat(response.aiMessage().toolExecutionRequests()).hasSize(1);
        assertThat(parameters.at("/tools/0/function/name").asText()).isEqualTo("now");
        assertJson(parameters.get("response_format"), "{'type':'json_object'}");
    }
}
