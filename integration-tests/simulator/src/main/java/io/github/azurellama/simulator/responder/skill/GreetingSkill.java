package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Greets back and says what it is. */
final class GreetingSkill implements Skill {

    private static final Pattern GREETING =
            Pattern.compile("(?i)^\\s*(?:hi|hello|hey|good (?:morning|evening|day))\\b.{0,40}$");
    private static final Pattern WHO = Pattern.compile("(?i)\\b(?:who|what) are you\\b|\\byour name\\b");

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        if (WHO.matcher(question).find()) {
            return Optional.of("I am " + conversation.model() + ", or rather a simulator that answers in its place.");
        }
        return GREETING.matcher(question).find() ? Optional.of("Hello! How can I help you?") : Optional.empty();
    }
}
