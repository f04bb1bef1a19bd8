package io.github.azurellama.contract.support;

import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One call mode at one target. */
public record Scenario(CallMode mode, ScenarioTarget target) {

    /** Starts a simulator of the target with these options. */
    public Deployment deploy(UnaryOperator<SimulatorOptions> options) {
        return new Deployment(this, options.apply(SimulatorOptions.of(target.endpoint())));
    }

    /** Starts a simulator of the target whose model always says that. */
    public Deployment responding(Function<Conversation, ModelOutput> model) {
        return deploy(options -> options.responder(conversation -> Optional.of(model.apply(conversation))));
    }

    /** Starts a simulator of the target that says the same to every client. */
    public Deployment saying(String text) {
        return responding(conversation -> ModelOutput.text(text));
    }

    public boolean isStreaming() {
        return mode.isStreaming();
    }

    @Override
    public String toString() {
        return mode + " " + target;
    }
}
