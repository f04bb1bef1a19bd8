package io.github.azurellama.simulator.responder;

import java.util.List;
import java.util.Optional;

/**
 * Decides what the simulated model says.
 *
 * <p>A responder sees the conversation and nothing else. It is called on the thread that serves the network, so it must
 * not block, and it may be called again for the same conversation, so it should be deterministic. An empty result means
 * "not mine": the next responder is asked.
 */
@FunctionalInterface
public interface Responder {

    /** Answers the conversation, or returns empty when this responder has nothing to say about it. */
    Optional<Reply> reply(Conversation conversation);

    /** Asks this responder first, and the other one when this one is silent. */
    default Responder orElse(Responder other) {
        return conversation -> reply(conversation).or(() -> other.reply(conversation));
    }

    /** Asks each responder in turn; the first that answers wins. */
    static Responder firstOf(List<? extends Responder> responders) {
        var inOrder = List.copyOf(responders);
        return conversation -> inOrder.stream()
                .map(responder -> responder.reply(conversation))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Says the same text to everybody. */
    static Responder saying(String text) {
        return conversation -> Optional.of(Reply.text(text));
    }
}
