package io.github.azurellama.simulator.responder;

import java.util.Optional;

/**
 * Decides what the simulated model says.
 *
 * <p>A responder sees the conversation and nothing else. It is called on the thread that serves the network, so it must
 * not block, and it may be called again for the same conversation, so it should be deterministic. An empty result means
 * "not mine": the next responder is called.
 */
@FunctionalInterface
public interface Responder {

    /** The model's output, or empty when this responder has nothing to say about the conversation. */
    Optional<ModelOutput> respond(Conversation conversation);

    /** Calls this responder first, and the other one when this one returns empty. */
    default Responder orElse(Responder other) {
        return conversation -> respond(conversation).or(() -> other.respond(conversation));
    }

    /** Says the same text in every conversation. */
    static Responder saying(String text) {
        return conversation -> Optional.of(ModelOutput.text(text));
    }
}
