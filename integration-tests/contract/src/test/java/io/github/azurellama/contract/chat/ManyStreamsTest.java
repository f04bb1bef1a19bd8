package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.StreamRecorder.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** One model, many streams at once. */
class ManyStreamsTest {

    private static final int STREAMS = 50;

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void fifty_streams_are_open_at_the_same_time(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            // Each stream begins and then stalls, so none can make room for another.
            deployed.azure().failNext(STREAMS, Fault.stallAfter(4));
            var builder = AzureLlamaStreamingChatModel.builder();
            deployed.target().configure(builder, deployed.azure());
            var model = builder.maxRetries(0).build();

            var recorders = recorders();
            recorders.forEach(recorder -> model.chat("Count", recorder));

            assertThat(recorders)
                    .allSatisfy(
                            recorder -> assertThat(recorder.nextMapped().kind()).isEqualTo(Kind.TEXT));
            assertThat(deployed.azure().activeConnections()).isEqualTo(STREAMS);
            assertThat(deployed.azure().disconnects()).isZero();
        }
    }

    @OnChatScenarios(modes = CallMode.STREAMING)
    void fifty_streams_are_not_mixed_up(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text(("You asked " + conversation.question() + ". ").repeat(20)))) {
            var builder = AzureLlamaStreamingChatModel.builder();
            deployed.target().configure(builder, deployed.azure());
            var model = builder.maxOutputTokens(500).build();

            var recorders = recorders();
            IntStream.range(0, STREAMS).forEach(i -> model.chat("number " + i, recorders.get(i)));

            for (int i = 0; i < STREAMS; i++) {
                assertThat(recorders.get(i).result().aiMessage().text())
                        .isEqualTo(("You asked number " + i + ". ").repeat(20));
                recorders.get(i).assertExhausted();
            }
        }
    }

    private static List<Recorder> recorders() {
        return IntStream.range(0, STREAMS).mapToObj(i -> new Recorder()).toList();
    }
}
