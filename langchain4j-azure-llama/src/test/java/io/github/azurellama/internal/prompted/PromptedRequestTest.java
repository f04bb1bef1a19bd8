package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PromptedRequestTest {

    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .description("Tells the weather")
            .build();
    private static final ToolSpecification CLOCK =
            ToolSpecification.builder().name("clock").build();

    private final RequestMapper mapper = new RequestMapper(
            Endpoint.of("https://llama.eastus2.models.ai.azure.com"),
            new RequestStyle(ToolCalling.PROMPTED, StructuredOutput.PROMPTED, false, false, null, null));

    @Test
    void tools_go_into_a_new_system_message_and_not_into_fields() {
        ChatExchange exchange = map(AzureLlamaChatRequestParameters.builder(), UserMessage.from("Hi"));

        assertThat(exchange.request().tools()).isEmpty();
        assertThat(exchange.request().toolChoice()).isNull();
        assertThat(exchange.request().messages()).extracting(WireMessage::role).containsExactly("system", "user");
        assertThat(text(exchange, 0)).contains("\"weather\"", "Tells the weather", "\"clock\"");
    }

    @Test
    void tools_go_behind_what_the_system_message_says() {
        ChatExchange exchange =
                map(AzureLlamaChatRequestParameters.builder(), SystemMessage.from("Be brief."), UserMessage.from("Hi"));

        assertThat(exchange.request().messages()).hasSize(2);
        assertThat(text(exchange, 0)).startsWith("Be brief.\n\n").contains("\"weather\"");
    }

    @Test
    void with_none_no_tool_is_described_and_no_call_is_looked_for() {
        ChatExchange exchange =
                map(AzureLlamaChatRequestParameters.builder().toolChoice(ToolChoice.NONE), UserMessage.from("Hi"));

        assertThat(exchange.request().messages()).hasSize(1);
        assertThat(exchange.filters().callable()).isEmpty();
    }

    @Test
    void required_and_a_named_tool_are_demanded_in_words() {
        var required = AzureLlamaChatRequestParameters.builder().toolChoice(ToolChoice.REQUIRED);
        var named = AzureLlamaChatRequestParameters.builder().toolChoiceName("clock");

        assertThat(text(map(required, UserMessage.from("Hi")), 0))
                .contains("must answer with at least one function call");
        assertThat(text(map(named, UserMessage.from("Hi")), 0))
                .contains("must answer with a call of this function: {\"name\":\"clock\"}");
    }

    @Test
    void a_named_tool_must_be_offered() {
        var named = AzureLlamaChatRequestParameters.builder().toolChoiceName("radio");

        assertThatThrownBy(() -> map(named, UserMessage.from("Hi")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toolChoiceName = radio")
                .hasMessageContaining("[weather, clock]");
    }

    @Test
    void calls_and_results_are_sent_as_messages_that_every_model_knows() {
        ToolExecutionRequest first = request("1", "weather", "{\"city\":\"Munich\"}");
        ToolExecutionRequest second = request("2", "clock", "");

        ChatExchange exchange = map(
                AzureLlamaChatRequestParameters.builder(),
                UserMessage.from("Hi"),
                AiMessage.from("Let me see.", List.of(first, second)),
                ToolExecutionResultMessage.from(first, " "),
                ToolExecutionResultMessage.from(second, ""));

        assertThat(exchange.request().messages())
                .extracting(WireMessage::role)
                .containsExactly("system", "user", "assistant", "user");
        assertThat(text(exchange, 2))
                .isEqualTo("Let me see.\n[{\"name\":\"weather\",\"parameters\":{\"city\":\"Munich\"}},"
                        + "{\"name\":\"clock\",\"parameters\":{}}]");
        assertThat(text(exchange, 3))
                .isEqualTo("Results of the function calls:\n{\"name\":\"weather\",\"result\":\" \"}\n"
                        + "{\"name\":\"clock\",\"result\":\"\"}");
    }

    @Test
    void a_response_format_goes_into_the_system_message_behind_the_tools() {
        ChatExchange exchange = map(
                AzureLlamaChatRequestParameters.builder().responseFormat(ResponseFormat.JSON), UserMessage.from("Hi"));

        assertThat(exchange.request().responseFormat()).isNull();
        assertThat(text(exchange, 0))
                .endsWith("no Markdown.\n{\"type\":\"object\"}")
                .contains("When you call no function");
    }

    @Test
    void neighbours_of_one_role_are_joined_on_request() {
        var merging = new RequestMapper(
                Endpoint.of("https://llama.eastus2.models.ai.azure.com"),
                new RequestStyle(ToolCalling.NATIVE, StructuredOutput.NATIVE, false, true, null, null));
        ChatRequest request = ChatRequest.builder()
                .messages(
                        UserMessage.from("One"),
                        UserMessage.from("Two"),
                        AiMessage.from("Three"),
                        UserMessage.from("4"))
                .build();

        List<WireMessage> messages =
                merging.map(request, false, Set.of()).request().messages();

        assertThat(messages)
                .containsExactly(
                        WireMessage.of("user", "One\n\nTwo"),
                        WireMessage.of("assistant", "Three"),
                        WireMessage.of("user", "4"));
    }

    private ChatExchange map(AzureLlamaChatRequestParameters.Builder parameters, ChatMessage... messages) {
        return mapper.map(
                ChatRequest.builder()
                        .messages(messages)
                        .parameters(
                                parameters.toolSpecifications(WEATHER, CLOCK).build())
                        .build(),
                false,
                Set.of());
    }

    private static ToolExecutionRequest request(String id, String name, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(name)
                .arguments(arguments)
                .build();
    }

    private static String text(ChatExchange exchange, int message) {
        return ((WireMessage.Text)
                        exchange.request().messages().get(message).content().get(0))
                .text();
    }
}
