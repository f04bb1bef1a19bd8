package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/** One thing that the simulated model can answer in words. */
@FunctionalInterface
interface Skill {

    /** The answer to the question, or empty if it is not about this skill. */
    Optional<String> answer(String question, Conversation conversation);
}
