package io.github.azurellama.simulator.responder.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text that a prompt gives along with a question, cut into sentences, table rows and list items. A sentence of a passage
 * with a number, as in {@code [2] Title}, is cited by it.
 */
final class Passages {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\h*(?=\\[\\d{1,3}\\])");
    private static final Pattern NUMBER = Pattern.compile("^(\\[\\d{1,3}\\])(?:[^\\n]{0,80}\\n|\\h*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\h+(.*)|```.*|[|\\h:-]*");

    /** A line break that only keeps prose narrow. */
    private static final Pattern WRAP =
            Pattern.compile("(?m)^([^|#\\n][^\\n]{60,}[^:|;{}\\s])\\n(?=[^\\s|#*>`\\[-]|`[^`])");

    private static final Pattern ROW = Pattern.compile("^\\|\\s*|\\s*\\|$");

    /** How much a word of the heading above a sentence counts beside a word of the sentence. */
    private static final double HEADING_WEIGHT = 0.3;

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Integer> frequencies = new HashMap<>();

    private record Sentence(String text, String citation, Set<String> words, Set<String> heading) {}

    Passages(String text) {
        for (var passage : NUMBERED.split(text, -1)) {
            var number = NUMBER.matcher(passage);
            boolean numbered = number.find();
            add(numbered ? passage.substring(number.end()) : passage, numbered ? " " + number.group(1) : "");
        }
        for (var sentence : sentences) {
            sentence.words().forEach(word -> frequencies.merge(word, 1, Integer::sum));
        }
    }

    private void add(String passage, String citation) {
        Set<String> heading = Set.of();
        for (var line : WRAP.matcher(passage).replaceAll("$1 ").split("\\n", -1)) {
            var head = HEADING.matcher(line.strip());
            if (head.matches()) {
                heading = head.group(1) == null ? heading : Words.meaningful(head.group(1));
                continue;
            }
            boolean row = line.startsWith("|");
            String prose = row ? ROW.matcher(line.strip()).replaceAll("").replaceAll("\\s+\\|\\s+", ", ") : line;
            for (var sentence : row ? List.of(prose) : Words.sentences(prose)) {
                sentences.add(new Sentence(sentence, citation, new HashSet<>(Words.all(sentence)), heading));
            }
        }
    }

    /** The sentence that fits the question best, with its citation; empty if no sentence shares a word with the question. */
    Optional<String> bestFor(String question) {
        Set<String> wanted = Words.meaningful(question);
        Sentence best = null;
        double most = 0;
        for (var sentence : sentences) {
            double score = score(wanted, sentence);
            if (score > most) {
                most = score;
                best = sentence;
            }
        }
        return Optional.ofNullable(best).map(found -> found.text() + found.citation());
    }

    /** Rare words say most about what a sentence is about. */
    private double score(Set<String> wanted, Sentence sentence) {
        if (Words.shared(wanted, sentence.words()) == 0) {
            return 0;
        }
        double score = 0;
        for (var word : wanted) {
            double weight = Math.log(1 + (double) sentences.size() / frequencies.getOrDefault(word, 1));
            score += sentence.words().contains(word) ? weight : 0;
            score += sentence.heading().contains(word) ? HEADING_WEIGHT * weight : 0;
        }
        return score;
    }
}
