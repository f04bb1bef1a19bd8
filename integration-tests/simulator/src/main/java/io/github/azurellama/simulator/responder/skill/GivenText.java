package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.reading.Paragraphs;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sentences of a text that a prompt gives. Where its passages are numbered, as in {@code [2] Title}, each sentence
 * knows the number to cite it by.
 *
 * @param sentences the sentences in order, without titles and headings
 */
record GivenText(List<Sentence> sentences) {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\h*(?=\\[\\d{1,3}\\])");
    private static final Pattern LABEL = Pattern.compile("^(\\[\\d{1,3}\\])(?:[^\\n]{0,80}\\n|\\h*)");
    private static final Pattern HEADING = Pattern.compile("(?m)^\\h*(?:#{1,6}\\h[^\\n]*|```\\w*)$");

    static GivenText of(String text) {
        var sentences = new ArrayList<Sentence>();
        for (var passage : NUMBERED.split(text, -1)) {
            var label = LABEL.matcher(passage);
            var citation = label.find() ? " " + label.group(1) : "";
            var prose = citation.isEmpty() ? passage : passage.substring(label.end());
            for (var sentence :
                    Sentences.of(Paragraphs.unwrapped(HEADING.matcher(prose).replaceAll("")))) {
                sentences.add(new Sentence(sentence, citation, Set.copyOf(Words.all(sentence))));
            }
        }
        return new GivenText(List.copyOf(sentences));
    }

    /** The sentences that share most words with those wanted; none if no sentence shares any. */
    List<Sentence> closest(Set<String> wanted) {
        int most = 0;
        var closest = new ArrayList<Sentence>();
        for (var sentence : sentences) {
            int shared = Words.shared(wanted, sentence.words());
            if (shared > most) {
                most = shared;
                closest.clear();
            }
            if (shared == most && shared > 0) {
                closest.add(sentence);
            }
        }
        return closest;
    }

    /**
     * One sentence.
     *
     * @param text what it says
     * @param citation how to cite it, with a space before; empty if its passage has no number
     * @param words its words in comparable form
     */
    record Sentence(String text, String citation, Set<String> words) {

        String cited() {
            return text + citation;
        }
    }
}
