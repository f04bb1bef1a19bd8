package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Reply;
import io.github.azurellama.simulator.responder.Responder;
import java.util.Optional;

/** The default responder: tries its skills in order and always has an answer. */
public final class StandardResponder implements Responder {

    @Override
    public Optional<Reply> reply(Conversation conversation) {
        return Optional.of(Reply.text("I am a simulated Llama, not a language model, and have no answer to that: "
                + conversation.question()));
    }
}
