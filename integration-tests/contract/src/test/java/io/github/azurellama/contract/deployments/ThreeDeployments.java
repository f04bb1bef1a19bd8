package io.github.azurellama.contract.deployments;

import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.ReservedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Three simulated deployments of different kinds, used as one: serverless, Foundry, and a server of one's own. */
final class ThreeDeployments implements AutoCloseable {

    private static final List<ScenarioTarget> TARGETS = List.of(
            ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_OPENAI, ScenarioTarget.OPENAI_COMPATIBLE);

    private final List<AzureSimulator> simulators = new ArrayList<>();
    private final Responder responder;
    final LlamaDeployments pool;

    ThreeDeployments(Responder responder, UnaryOperator<LlamaDeployments.Builder> settings) {
        this.responder = responder;
        TARGETS.forEach(target -> simulators.add(start(target, ReservedPort.next())));
        this.pool = settings.apply(LlamaDeployments.builder()
                        .deployments(Stream.of(0, 1, 2).map(this::deployment).toList()))
                .build();
    }

    private AzureSimulator start(ScenarioTarget target, int port) {
        return AzureSimulator.start(
                SimulatorOptions.of(target.endpoint()).responder(responder).port(port));
    }

    /** Each has a priority of its own, so that calls go to the first that is ready. */
    private LlamaDeployment deployment(int index) {
        ScenarioTarget target = TARGETS.get(index);
        AzureSimulator azure = simulators.get(index);
        return LlamaDeployment.builder()
                .name(target.name())
                .endpoint(azure.url())
                .endpointKind(target.kind())
                .apiDialect(target.dialect())
                .apiKey(azure.apiKey().isEmpty() ? null : azure.apiKey())
                .modelName(
                        target.needsModel() ? azure.options().config().models().get(0) : null)
                .priority(index)
                .build();
    }

    AzureSimulator azure(int index) {
        return simulators.get(index);
    }

    String name(int index) {
        return TARGETS.get(index).name();
    }

    /** An outage: nothing listens at its port. */
    void stop(int index) {
        simulators.get(index).close();
    }

    /** The end of an outage, at the same port. */
    void restart(int index) {
        simulators.set(index, start(TARGETS.get(index), simulators.get(index).port()));
    }

    @Override
    public void close() {
        simulators.forEach(AzureSimulator::close);
    }
}
