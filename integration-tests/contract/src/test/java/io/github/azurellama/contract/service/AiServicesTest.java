package io.github.azurellama.contract.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.token.Tokenizer;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.StreamRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** LangChain4j's AI Services over both chat models. */
class AiServicesTest {

    private static final String BERN = "{\"city\":\"Bern\"}";

    /** Returns the complete text. */
    interface Assistant {
        @SystemMessage("You count messages.")
        String chat(String question);
    }

    /** Returns the complete text, with all that led to it. */
    interface Accountant {
        Result<String> chat(String question);
    }

    /** Streams the text. */
    interface Narrator {
        @SystemMessage("You count messages.")
        TokenStream chat(String question);
    }

    /** A tool, and the arguments that it got. */
    static final class Weather {
        private final List<String> cities = new CopyOnWriteArrayList<>();

        @Tool("The weather of a city")
        String weather(String city) {
            cities.add(city);
            return "rain in " + city;
        }
    }

    @OnChatScenarios(modes = CallMode.SYNC)
    void a_service_remembers_the_conversation(Scenario scenario) {
        try (var deployed = scenario.responding(AiServicesTest::transcript)) {
            var assistant = AiServices.builder(Assistant.class)
                    .chatModel(model(deployed))
                    .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                    .build();

            assertThat(assistant.chat("One")).isEqualTo("SYSTEM USER:One");
            assertThat(assistant.chat("Two")).isEqualTo("SYSTEM USER:One ASSISTANT USER:Two");
        }
    }

    @OnChatScenarios(modes = CallMode.STREAMING)
    void a_token_stream_remembers_the_conversation(Scenario scenario) {
        try (var deployed = scenario.responding(AiServicesTest::transcript)) {
            var narrator = AiServices.builder(Narrator.class)
                    .streamingChatModel(streamingModel(deployed))
                    .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                    .build();
            var chunks = new ArrayList<String>();

            assertThat(ended(narrator.chat("One"), new ArrayList<>())
                            .aiMessage()
                            .text())
                    .isEqualTo("SYSTEM USER:One");
            assertThat(ended(narrator.chat("Two"), chunks).aiMessage().text())
                    .isEqualTo("SYSTEM USER:One ASSISTANT USER:Two");
            assertThat(String.join("", chunks)).isEqualTo("SYSTEM USER:One ASSISTANT USER:Two");
        }
    }

    @OnChatScenarios(modes = CallMode.SYNC, except = ScenarioTarget.MANAGED_SCORE)
    void a_service_calls_a_tool_and_sums_up_the_usage(Scenario scenario) {
        try (var deployed = scenario.responding(AiServicesTest::useTheTool)) {
            var weather = new Weather();
            var accountant = AiServices.builder(Accountant.class)
                    .chatModel(model(deployed))
                    .tools(weather)
                    .build();

            var result = accountant.chat("What about Bern?");

            assertThat(result.content()).isEqualTo("It says: rain in Bern");
            assertThat(weather.cities).containsExactly("Bern");
            assertThat(result.toolExecutions()).hasSize(1);
            assertThat(deployed.azure().requests()).hasSize(2);
            assertThat(result.tokenUsage().outputTokenCount())
                    .isEqualTo(1 + Tokenizer.argumentTokens(BERN).size() + Tokenizer.count("It says: rain in Bern"));
        }
    }

    @OnChatScenarios(modes = CallMode.STREAMING, except = ScenarioTarget.MANAGED_SCORE)
    void a_token_stream_calls_a_tool_and_goes_on(Scenario scenario) {
        try (var deployed = scenario.responding(AiServicesTest::useTheTool)) {
            var weather = new Weather();
            var narrator = AiServices.builder(Narrator.class)
                    .streamingChatModel(streamingModel(deployed))
                    .tools(weather)
                    .build();
            var chunks = new ArrayList<String>();

            var response = ended(narrator.chat("What about Bern?"), chunks);

            assertThat(response.aiMessage().text()).isEqualTo("It says: rain in Bern");
            assertThat(String.join("", chunks)).isEqualTo("It says: rain in Bern");
            assertThat(weather.cities).containsExactly("Bern");
        }
    }

    private static ModelOutput transcript(Conversation conversation) {
        var lines = conversation.messages().stream()
                .map(message -> message.role() + (message.role() == Role.USER ? ":" + message.text() : ""))
                .toList();
        return ModelOutput.text(String.join(" ", lines));
    }

    private static ModelOutput useTheTool(Conversation conversation) {
        var last = conversation.messages().get(conversation.messages().size() - 1);
        return last.role() == Role.TOOL
                ? ModelOutput.text("It says: " + last.text())
                : ModelOutput.calling(ToolCall.of("weather", BERN));
    }

    private static ChatResponse ended(TokenStream stream, List<String> chunks) {
        var end = new CompletableFuture<ChatResponse>();
        stream.onPartialResponse(chunks::add)
                .onCompleteResponse(end::complete)
                .onError(end::completeExceptionally)
                .start();
        return end.orTimeout(StreamRecorder.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static AzureLlamaChatModel model(Deployment deployed) {
        var builder = AzureLlamaChatModel.builder();
        deployed.target().configureChat(builder, deployed.azure());
        return builder.build();
    }

    private static AzureLlamaStreamingChatModel streamingModel(Deployment deployed) {
        var builder = AzureLlamaStreamingChatModel.builder();
        deployed.target().configureChat(builder, deployed.azure());
        return builder.build();
    }
}
