package io.github.azurellama.contract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.testing.CallMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The request tables of the guide to deploying Llama, row by row, on the two dialects that the guide describes: the field
 * is sent as the table has it, and does what the table says.
 */
class GuideRequestFieldsTest {

    private static Stream<Arguments> rows() {
        return Stream.of(ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE)
                .flatMap(target -> CallMode.OF_TEXTS.stream()
                        .flatMap(mode -> Arrays.stream(GuideOption.values())
                                .filter(option -> !mode.isStreaming() || option.isStreamable())
                                .map(option -> Arguments.of(option, new Scenario(mode, target)))));
    }

    @ParameterizedTest(name = "completions: {0}, {1}")
    @MethodSource("rows")
    void completions_request(GuideOption option, Scenario scenario) {
        assertRow(option, scenario, Operation.COMPLETION);
    }

    @ParameterizedTest(name = "chat: {0}, {1}")
    @MethodSource("rows")
    void chat_request(GuideOption option, Scenario scenario) {
        assertRow(option, scenario, Operation.CHAT);
    }

    private static void assertRow(GuideOption option, Scenario scenario, Operation operation) {
        try (var deployed = scenario.saying(GuideOption.SAID)) {
            var answer = GuideResponse.ask(deployed, operation, "Count to five:", option::set);

            assertThat(deployed.body().path(option.field()).toString()).isEqualTo(option.json());
            option.assertEffect(answer);
        }
    }

    @OnTextScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void completions_request_prompt(Scenario scenario) {
        try (var deployed = scenario.saying(" 238,855 miles")) {
            deployed.text().complete("How far is the moon?");

            assertThat(deployed.body().path("prompt").textValue()).isEqualTo("How far is the moon?");
        }
    }

    @OnTextScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void completions_request_stream(Scenario scenario) {
        try (var deployed = scenario.saying(" 238,855 miles")) {
            deployed.text().complete("How far is the moon?");

            assertThat(deployed.body().path("stream").asBoolean()).isEqualTo(scenario.isStreaming());
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void chat_request_stream(Scenario scenario) {
        try (var deployed = scenario.saying("Quite far.")) {
            deployed.chat().ask("How far is the moon?");

            assertThat(deployed.body().path("stream").asBoolean()).isEqualTo(scenario.isStreaming());
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void chat_request_messages(Scenario scenario) {
        assertThat(messages(scenario)).hasSize(5);
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void chat_request_messages_role(Scenario scenario) {
        assertThat(messages(scenario))
                .extracting(message -> message.path("role").textValue())
                .containsExactly("system", "user", "assistant", "tool", "user");
    }

    /** Content is required for all messages, also for one that only calls a tool. */
    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void chat_request_messages_content(Scenario scenario) {
        assertThat(messages(scenario))
                .extracting(message -> message.path("content").textValue())
                .containsExactly("Be brief.", "What time is it?", "", "ten to nine", "Thanks!");
    }

    private static List<JsonNode> messages(Scenario scenario) {
        try (var deployed = scenario.saying("You are welcome.")) {
            var call = ToolExecutionRequest.builder()
                    .id("call1")
                    .name("clock")
                    .arguments("{}")
                    .build();
            deployed.chat()
                    .ask(
                            SystemMessage.from("Be brief."),
                            UserMessage.from("What time is it?"),
                            AiMessage.from(call),
                            ToolExecutionResultMessage.from(call, "ten to nine"),
                            UserMessage.from("Thanks!"));
            return StreamSupport.stream(deployed.body().path("messages").spliterator(), false)
                    .toList();
        }
    }
}
