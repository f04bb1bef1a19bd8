package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.StreamRecorder;
import java.util.List;
import java.util.stream.Collectors;

/** Tools in the form that servers with a parser for tool calls take. */
class ToolsTest {

    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .description("The weather of a city")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("city", "a city's name")
                    .addIntegerProperty("days")
                    .required("city")
                    .build())
            .build();

    private static final String BERN = "{\"city\":\"Bern\",\"days\":2}";

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void the_model_sees_name_description_and_schema_of_a_tool(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(conversation.tools().stream()
                .map(tool -> tool.name() + " | " + tool.description() + " | " + tool.parameters())
                .collect(Collectors.joining())))) {
            assertThat(deployed.chat(model -> model.toolSpecifications(List.of(WEATHER)))
                            .answer("?"))
                    .isEqualTo("weather | The weather of a city | {\"type\":\"object\",\"properties\":"
                            + "{\"city\":{\"type\":\"string\",\"description\":\"a city's name\"},"
                            + "\"days\":{\"type\":\"integer\"}},\"required\":[\"city\"]}");
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_call_arrives_with_name_arguments_and_an_id(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.calling(ToolCall.of("weather", BERN)))) {
            var response = deployed.chat().ask(offering(WEATHER));

            assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
            assertThat(response.aiMessage().text()).isNull();
            assertThat(response.aiMessage().toolExecutionRequests())
                    .singleElement()
                    .satisfies(call -> {
                        assertThat(call.name()).isEqualTo("weather");
                        assertThat(call.arguments()).isEqualTo(BERN);
                        assertThat(call.id()).isNotBlank();
                    });
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void parallel_calls_arrive_in_order_with_ids_of_their_own(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.calling(
                ToolCall.of("weather", BERN),
                ToolCall.of("weather", "{\"city\":\"Oslo\"}"),
                ToolCall.of("now", "{}")))) {
            var calls = calls(deployed.chat()
                    .ask(offering(
                            WEATHER, ToolSpecification.builder().name("now").build())));

            assertThat(calls).extracting(ToolExecutionRequest::name).containsExactly("weather", "weather", "now");
            assertThat(calls)
                    .extracting(ToolExecutionRequest::arguments)
                    .containsExactly(BERN, "{\"city\":\"Oslo\"}", "{}");
            assertThat(calls).extracting(ToolExecutionRequest::id).doesNotHaveDuplicates();
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_call_may_come_with_words(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> new ModelOutput(
                "Let me look.", List.of(ToolCall.of("weather", BERN)), "", ModelOutput.Verdict.CLEAN))) {
            var message = deployed.chat().ask(offering(WEATHER)).aiMessage();

            assertThat(message.text()).isEqualTo("Let me look.");
            assertThat(message.toolExecutionRequests()).hasSize(1);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void results_are_matched_to_their_calls_in_any_order(Scenario scenario) {
        try (var deployed = scenario.responding(ToolsTest::callThenReport)) {
            var chat = deployed.chat();
            var question = UserMessage.from("Where is it warmer?");
            var called = chat.ask(offering(WEATHER)).aiMessage();
            var bern = called.toolExecutionRequests().get(0);
            var oslo = called.toolExecutionRequests().get(1);

            var response = chat.ask(ChatRequest.builder()
                    .messages(
                            question,
                            called,
                            ToolExecutionResultMessage.from(oslo, "5 degrees"),
                            ToolExecutionResultMessage.from(bern, "9 degrees"))
                    .toolSpecifications(WEATHER)
                    .build());

            assertThat(response.aiMessage().text()).isEqualTo("Bern: 9 degrees, Oslo: 5 degrees");
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void the_tool_choice_is_passed_on(Scenario scenario) {
        try (var deployed = scenario.responding(conversation ->
                ModelOutput.text(conversation.toolChoice().mode().name()))) {
            var chat = deployed.chat();

            for (var choice : ToolChoice.values()) {
                var response = chat.ask(ChatRequest.builder()
                        .messages(UserMessage.from("?"))
                        .toolSpecifications(WEATHER)
                        .toolChoice(choice)
                        .build());
                assertThat(response.aiMessage().text()).isEqualTo(choice.name());
            }
        }
    }

    @OnChatScenarios(
            value = {ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.MANAGED_NIM, ScenarioTarget.OPENAI_COMPATIBLE},
            modes = CallMode.SYNC)
    void a_forced_call_ends_with_tool_execution_whatever_the_server_says(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.calling(ToolCall.of("weather", BERN)))) {
            var response = deployed.chat(model -> model.toolChoice(ToolChoice.REQUIRED))
                    .ask(offering(WEATHER));

            assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_required_choice_among_no_tools_is_refused_before_anything_is_sent(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat(model -> model.toolChoice(ToolChoice.REQUIRED))
                    .failure("?");

            assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("toolSpecifications");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    @OnChatScenarios(
            value = {
                ScenarioTarget.SERVERLESS_NATIVE,
                ScenarioTarget.FOUNDRY_OPENAI,
                ScenarioTarget.MANAGED_NATIVE,
                ScenarioTarget.OPENAI_COMPATIBLE
            },
            modes = CallMode.STREAMING)
    void the_arguments_of_a_streamed_call_are_passed_on_as_they_come(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.calling(ToolCall.of("weather", BERN)))) {
            var chat = deployed.chat();
            chat.ask(offering(WEATHER));

            var partials = chat.recorder().latest().stream()
                    .filter(callback -> callback.kind() == StreamRecorder.Kind.TOOL_DELTA)
                    .map(callback -> (PartialToolCall) callback.value())
                    .toList();
            assertThat(partials)
                    .hasSizeGreaterThan(1)
                    .allMatch(partial -> partial.name().equals("weather"));
            assertThat(partials.stream().map(PartialToolCall::partialArguments).collect(Collectors.joining()))
                    .isEqualTo(BERN);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void parallel_calls_can_be_forbidden(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.calling(ToolCall.of("weather", BERN), ToolCall.of("weather", BERN)))) {
            var chat = deployed.chat(model -> model.option("parallel_tool_calls", false));

            assertThat(calls(chat.ask(offering(WEATHER)))).hasSize(1);
        }
    }

    private static ChatRequest offering(ToolSpecification... tools) {
        return ChatRequest.builder()
                .messages(UserMessage.from("Where is it warmer?"))
                .toolSpecifications(tools)
                .build();
    }

    private static List<ToolExecutionRequest> calls(ChatResponse response) {
        AiMessage message = response.aiMessage();
        return message.toolExecutionRequests();
    }

    /** Calls for two cities, and then reads the results by their ids. */
    private static ModelOutput callThenReport(Conversation conversation) {
        var results = conversation.sinceQuestion().stream()
                .filter(message -> message.role() == Role.TOOL)
                .collect(Collectors.toMap(Message::toolCallId, Message::text));
        if (results.isEmpty()) {
            return ModelOutput.calling(
                    ToolCall.of("weather", "{\"city\":\"Bern\"}"), ToolCall.of("weather", "{\"city\":\"Oslo\"}"));
        }
        var calls = conversation.sinceQuestion().get(0).toolCalls();
        return ModelOutput.text("Bern: " + results.get(calls.get(0).id()) + ", Oslo: "
                + results.get(calls.get(1).id()));
    }
}
