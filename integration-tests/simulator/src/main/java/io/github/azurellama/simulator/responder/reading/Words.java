package io.github.azurellama.simulator.responder.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text in a form that can be compared: lower case, camel case and underscores taken apart, common
 * endings removed, a few synonyms replaced by one of them.
 */
public final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+|[\\p{N}]+|[-+*/×÷−]");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an the this that these those it its is are was were be been am do does did has have had i me my we our us "
                            + "you your he she his her they them their of in on at to for from by with about into as and "
                            + "or but not no if then than so what which who whom whose when where why how much many will "
                            + "would can could shall should may might must please tell give show get let there here just "
                            + "also very all any some each current currently value values given return returns use using "
                            + "used call tool function parameter name")
                    .split(" ", -1));

    /** Words that mean the same here, each led by the one that stands for all. */
    private static final Map<String, String> SYNONYMS = synonyms(
            "add plus sum addition total +",
            "subtract minus difference − -",
            "multiply times product multipli × *",
            "divide divid divided quotient ÷ /",
            "weather forecast",
            "time clock hour o'clock",
            "temperature warm hot cold degree",
            "date today day",
            "price cost expensive",
            "search find look lookup",
            "mail email",
            "age old",
            "height tall",
            "city town",
            "marri marital spouse wed",
            "child children kid",
            "birth born birthday",
            "color colour");

    private Words() {}

    /** Every word without its common ending, in order; synonyms stay apart. */
    public static List<String> literal(String text) {
        return WORD.matcher(CAMEL.matcher(text).replaceAll(" "))
                .results()
                .map(word -> stem(word.group().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Every word, comparable, in order. */
    public static List<String> all(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(CAMEL.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            words.add(comparable(matcher.group()));
        }
        return words;
    }

    /** The words that carry meaning, comparable, without repetition. */
    public static Set<String> meaningful(String text) {
        var words = new LinkedHashSet<String>();
        var matcher = WORD.matcher(CAMEL.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            if (!isEmpty(matcher.group())) {
                words.add(comparable(matcher.group()));
            }
        }
        return words;
    }

    /** Whether a word carries no meaning of its own. */
    public static boolean isEmpty(String word) {
        return EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** How many meaningful words two texts share. */
    public static int shared(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(others::contains).count();
    }

    /** One word in comparable form. */
    public static String comparable(String word) {
        var stem = stem(word.toLowerCase(Locale.ROOT));
        return SYNONYMS.getOrDefault(stem, stem);
    }

    private static String stem(String word) {
        for (var ending : List.of("ingly", "edly", "ing", "ies", "ied", "ed", "es", "s", "y", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3 && !word.endsWith("ss")) {
                var stem = word.substring(0, word.length() - ending.length());
                return ending.startsWith("i") && !ending.startsWith("ing") ? stem + "i" : stem;
            }
        }
        return word;
    }

    private static Map<String, String> synonyms(String... groups) {
        var synonyms = new HashMap<String, String>();
        for (var group : groups) {
            var words = group.split(" ", -1);
            for (var word : words) {
                synonyms.put(stem(word), words[0]);
            }
        }
        return Map.copyOf(synonyms);
    }
}
