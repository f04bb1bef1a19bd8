package io.github.azurellama.simulator.responder.standard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of texts and identifiers, in a form in which they can be compared; and texts cut into sentences and tasks. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\"')\\]]*\\s+|\\n+");
    private static final Pattern TASK_END = Pattern.compile("(?i)(?<=[.!?;])\\s+|\\n+|,?\\s+(?:and\\s+)?then\\s+"
            + "|,?\\s+and\\s+(?=(?:what|how|who|where|when|which)\\b)"
            + "|(?:,|,?\\s+and)\\s+(?=(?:add|subtract|multiply|divide)\\b)");

    /** Words that say nothing about the topic. */
    private static final Set<String> EMPTY = Set.of(
            ("a an the this that these those it its is are was were be been am do does did has have had i me my we our us "
                            + "you your he she his her they them their of in on at to for from by with about into as and or "
                            + "but not no if then than so what which who whom whose when where why how much many will would "
                            + "can could shall should may might must please tell give show get let there here just also all "
                            + "any some each current currently use using call tool name number value")
                    .split(" ", -1));

    /** Each group means the same as its first word. */
    private static final Map<String, String> SYNONYMS = synonyms(
            "add plus sum addition",
            "subtract minus difference",
            "multiply times product",
            "divide quotient",
            "age aged old year",
            "marry wife husband");

    private Words() {}

    /** Every word, comparable, in order. */
    static List<String> all(String text) {
        return WORD.matcher(spaced(text))
                .results()
                .map(word -> comparable(word.group()))
                .toList();
    }

    /** The words that say something about the topic, comparable. */
    static Set<String> meaningful(String text) {
        var words = new LinkedHashSet<String>();
        WORD.matcher(spaced(text))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(word -> !EMPTY.contains(word))
                .forEach(word -> words.add(comparable(word)));
        return words;
    }

    /** An identifier as it may stand in a text. */
    static String spaced(String identifier) {
        return identifier.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|_", " ");
    }

    /** How many words both have. */
    static long shared(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }

    /** Whether a text has one of these words. */
    static boolean share(Set<String> words, String text) {
        return all(text).stream().anyMatch(words::contains);
    }

    static List<String> sentences(String text) {
        return split(SENTENCE_END, text);
    }

    /** Sentences, cut further where a sentence has several tasks. */
    static List<String> tasks(String text) {
        return split(TASK_END, text);
    }

    private static List<String> split(Pattern separator, String text) {
        return Arrays.stream(separator.split(text, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static String comparable(String word) {
        String stem = stem(word.toLowerCase(Locale.ROOT));
        return SYNONYMS.getOrDefault(stem, stem);
    }

    private static String stem(String word) {
        for (var ending : List.of("ing", "ies", "ied", "ed", "es", "s", "y", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3 && !word.endsWith("ss")) {
                String stem = word.substring(0, word.length() - ending.length());
                return ending.equals("ies") || ending.equals("ied") || ending.equals("y") ? stem + "i" : stem;
            }
        }
        return word;
    }

    private static Map<String, String> synonyms(String... groups) {
        var synonyms = new HashMap<String, String>();
        for (var group : groups) {
            String[] words = group.split(" ", -1);
            for (var word : words) {
                synonyms.put(stem(word), stem(words[0]));
            }
        }
        return Map.copyOf(synonyms);
    }
}
