package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/** One kind of question that the simulated model can handle. */
@FunctionalInterface
interface Skill {

    /** The response to the question, or empty if it is not about this skill. */
    Optional<String> answer(String question, Conversation conversation);
}
