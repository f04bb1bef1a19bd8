package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.engine.Engine;
import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/** Responds to a question that contains the marker {@code [[cut by filter]]} with a text that the filter cuts there. */
final class FilterSkill implements Skill {

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        return question.contains(Engine.CUT_MARKER)
                ? Optional.of("This is how the answer begins " + Engine.CUT_MARKER + " and nobody reads its end.")
                : Optional.empty();
    }
}
