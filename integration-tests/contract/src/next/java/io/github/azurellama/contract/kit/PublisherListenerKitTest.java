package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelPublisherListenerTest;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.ModelOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** LangChain4j's test of listeners where a publisher is subscribed to. */
@ParameterizedClass
@EnumSource(names = {"LLAMA_NATIVE", "AZURE_AI_INFERENCE", "PROMPTED"})
final class PublisherListenerKitTest extends AbstractStreamingChatModelPublisherListenerTest {

    @Parameter
    private Combination combination;

    private final List<AzureSimulator> servers = new ArrayList<>();

    @Override
    protected StreamingChatModel createModel(ChatModelListener listener, StreamScenario scenario) {
        int chunks = Math.max(1, scenario.contentChunks());
        var azure = AzureSimulator.start(SimulatorOptions.of(combination.target().endpoint())
                .tokenDelay(Duration.ofMillis(scenario.spreadOverMillis() / chunks))
                .responder(conversation -> Optional.of(ModelOutput.text("one ".repeat(chunks).strip()))));
        servers.add(azure);
        if (scenario.fail()) {
            azure.failNext(Fault.status(400, "{\"error\":{\"message\":\"no\"}}"));
        }
        var builder = AzureLlamaStreamingChatModel.builder();
        combination.target().configure(builder, azure);
        return builder.toolCalling(combination.toolCalling())
                .structuredOutput(combination.structuredOutput())
                .listeners(listener)
                .build();
    }

    @AfterEach
    void stop() {
        servers.forEach(AzureSimulator::close);
    }
}
