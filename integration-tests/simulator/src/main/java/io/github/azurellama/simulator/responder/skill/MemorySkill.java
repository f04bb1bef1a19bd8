package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Remembers what the user said of himself earlier in the conversation, and takes note of what he says now. */
final class MemorySkill implements Skill {

    private static final Pattern OWN =
            Pattern.compile("(?i)\\b(?:my|i am|i'm|i live|i work|i like|i have|call me|we|our|remember)\\b");
    private static final Pattern ASKS_ABOUT_SELF =
            Pattern.compile("(?i)\\b(?:my|am i|do i|did i|i live|i work|i like|i have|our|me)\\b.*\\?|\\bwho am i\\b");

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        if (ASKS_ABOUT_SELF.matcher(question).find()) {
            var wanted = Words.meaningful(question);
            return conversation.history().stream()
                    .filter(message -> message.role() == Role.USER)
                    .map(Message::text)
                    .flatMap(text -> Sentences.of(text).stream())
                    .filter(sentence ->
                            !sentence.endsWith("?") && OWN.matcher(sentence).find())
                    .filter(sentence -> shared(wanted, sentence) > 0)
                    .max(Comparator.comparingInt(sentence -> shared(wanted, sentence)))
                    .map(MemorySkill::toldBack);
        }
        boolean statement = !question.contains("?") && OWN.matcher(question).find();
        return statement && question.length() < 200 && startsAsStatement(question)
                ? Optional.of("Nice to know: " + lowerFirst(turned(question)))
                : Optional.empty();
    }

    private static boolean startsAsStatement(String question) {
        return Pattern.compile(
                        "(?i)^(?:(?:hi|hello|hey)\\b[^.!]*[,.!]\\s*)?(?:my|i|i'm|i am|call me|remember|we|our)\\b.*")
                .matcher(question)
                .matches();
    }

    private static int shared(Set<String> wanted, String sentence) {
        return Words.shared(wanted, new HashSet<>(Words.all(sentence)));
    }

    private static String toldBack(String sentence) {
        return "You told me: " + lowerFirst(turned(sentence));
    }

    /** Turns the first person into the second. */
    private static String turned(String sentence) {
        return sentence.replaceAll("(?i)\\bI am\\b|\\bI'm\\b", "you are")
                .replaceAll("(?i)\\bmy\\b", "your")
                .replaceAll("\\bI\\b", "you")
                .replaceAll("(?i)\\bmine\\b", "yours");
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
