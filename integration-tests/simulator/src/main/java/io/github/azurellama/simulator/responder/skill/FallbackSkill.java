package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/** Always has something to say: that it is a simulator, and what the question was. */
final class FallbackSkill implements Skill {

    private static final int LONGEST_ECHO = 200;

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var topic = question.strip();
        if (topic.isEmpty()) {
            return Optional.of("I am a simulated Llama. Please ask me something.");
        }
        var echo = topic.length() <= LONGEST_ECHO ? topic : topic.substring(0, LONGEST_ECHO) + "...";
        return Optional.of("I am a simulated Llama, so there is little that I can say about this: " + echo);
    }
}
