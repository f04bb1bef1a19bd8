package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers from text that the prompt gives along with the question, as retrieval augmented generation does: the one or
 * two sentences that share most words with the question. If none shares enough, it says that it does not know.
 */
final class ContextSkill implements Skill {

    private static final Pattern GIVEN = Pattern.compile(
            "(?is)(?:using|based on|from|given|with) (?:only )?(?:the |this )?(?:following|given|provided|below)[^:\\n]*:?\\s*"
                    + "|\\b(?:context|information|documents?|passages?|sources?|text|facts)\\s*:\\s*");
    private static final int SHORTEST = 40;

    @Override
    public Optional<String> answer(String question, Conversation conversation) {
        var given = GIVEN.matcher(question);
        if (given.find()) {
            var before = question.substring(0, given.start()).strip();
            var after = question.substring(given.end()).strip();
            var asked = asked(before.isEmpty() ? after : before).or(() -> asked(after));
            return asked.flatMap(each -> best(each, after.replace(each, "")));
        }
        var system = GIVEN.matcher(conversation.instructions());
        return system.find() ? best(question, conversation.instructions().substring(system.end())) : Optional.empty();
    }

    /** The question among the sentences: the one with a question mark, or else the first. */
    private static Optional<String> asked(String text) {
        var sentences = Sentences.of(text);
        return sentences.stream()
                .filter(sentence -> sentence.endsWith("?"))
                .findFirst()
                .or(() -> sentences.size() == 1 ? Optional.of(sentences.get(0)) : Optional.empty());
    }

    private static Optional<String> best(String question, String context) {
        if (context.length() < SHORTEST) {
            return Optional.empty();
        }
        var wanted = Words.meaningful(question);
        int most = 0;
        var best = new ArrayList<String>();
        for (var sentence : Sentences.of(context)) {
            int shared = Words.shared(wanted, new HashSet<>(Words.all(sentence)));
            if (shared > most) {
                most = shared;
                best.clear();
            }
            if (shared == most && shared > 0) {
                best.add(sentence);
            }
        }
        return Optional.of(
                most == 0
                        ? "The given text does not say."
                        : String.join(" ", best.subList(0, Math.min(2, best.size()))));
    }
}
