package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Quotes text that the prompt gives along with the question, as retrieval augmented generation does: the one or
 * two sentences that share most words with the question, cited by number where the passages have numbers. If none shares
 * any, it says that it does not know.
 */
final class ContextSkill implements Skill {

    private static final Pattern GIVEN = Pattern.compile(
            "(?is)(?:using|based on|from|given|with) (?:only )?(?:the |this )?(?:following|given|provided|below)[^:\\n]*:?\\s*"
                    + "|\\b(?:context|information|documents?|passages?|sources?|text|facts)\\s*:\\s*");
    private static final Pattern LABEL = Pattern.compile("(?i)^(?:user )?(?:question|query|q)\\s*:\\s*");
    private static final int SHORTEST = 40;

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var given = GIVEN.matcher(question);
        if (given.find()) {
            var before = question.substring(0, given.start()).strip();
            var after = question.substring(given.end()).strip();
            return marked(before)
                    .or(() -> marked(after))
                    .or(() -> before.isEmpty() ? Optional.empty() : Optional.of(before))
                    .flatMap(asked -> best(asked, after.replace(asked, "")));
        }
        var system = GIVEN.matcher(conversation.instructions());
        return system.find() ? best(question, conversation.instructions().substring(system.end())) : Optional.empty();
    }

    /** The first sentence with a question mark. */
    private static Optional<String> marked(String text) {
        return Sentences.of(text).stream()
                .filter(sentence -> sentence.endsWith("?"))
                .findFirst();
    }

    private static Optional<String> best(String question, String context) {
        if (context.length() < SHORTEST) {
            return Optional.empty();
        }
        var wanted = Words.meaningful(LABEL.matcher(question).replaceFirst(""));
        var closest = GivenText.of(context).closest(wanted).stream()
                .map(GivenText.Sentence::cited)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" "));
        return Optional.of(closest.isEmpty() ? "The given text does not say." : closest);
    }
}
