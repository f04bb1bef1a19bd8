package io.github.azurellama.simulator.responder.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum found in text, in symbols or in words. "The previous result" and its like stand for the result before.
 *
 * @param expression the sum in symbols
 * @param value its result
 */
public record Calculation(String expression, BigDecimal value) {

    private static final String N = "(-?\\d+(?:\\.\\d+)?)";

    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(?:(?:the|that|this|your)\\s+)?(?:previous|last|former|above)\\s+(?:result|answer|sum|number|value|total|one)\\b"
                    + "|\\b(?:the|that|this)\\s+(?:result|answer|sum|total|product)\\b(?!\\s+of)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PRONOUN = Pattern.compile("\\b(?:it|that|this)\\b", Pattern.CASE_INSENSITIVE);

    /** Each spelling with how it is written in symbols. */
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling("\\badd\\s+" + N + "\\s+to\\s+" + N, "$2 + $1"),
            new Spelling("\\badd\\s+" + N + "\\s*(?:and|plus|,)\\s*" + N, "$1 + $2"),
            new Spelling("\\bsum\\s+of\\s+" + N + "\\s*(?:and|,)\\s*" + N, "$1 + $2"),
            new Spelling("\\b(?:subtract|take)\\s+" + N + "\\s+from\\s+" + N, "$2 - $1"),
            new Spelling("\\bdifference\\s+(?:between|of)\\s+" + N + "\\s+and\\s+" + N, "$1 - $2"),
            new Spelling("\\bmultiply\\s+" + N + "\\s+(?:by|with|and|times)\\s+" + N, "$1 * $2"),
            new Spelling("\\bproduct\\s+of\\s+" + N + "\\s+and\\s+" + N, "$1 * $2"),
            new Spelling("\\bdivide\\s+" + N + "\\s+by\\s+" + N, "$1 / $2"),
            new Spelling("\\bquotient\\s+of\\s+" + N + "\\s+and\\s+" + N, "$1 / $2"),
            new Spelling(N + "\\s*(?:%|percent)\\s+of\\s+" + N, "$1 * $2 / 100"),
            new Spelling("\\b(?:half)\\s+of\\s+" + N, "$1 / 2"),
            new Spelling("\\b(?:double|twice)\\s+" + N, "$1 * 2"),
            new Spelling("(?<=[\\d)])\\s*(?:plus)\\s*(?=[\\d(-])", " + "),
            new Spelling("(?<=[\\d)])\\s*(?:minus|−)\\s*(?=[\\d(-])", " - "),
            new Spelling("(?<=[\\d)])\\s*(?:times|multiplied by|×|x)\\s*(?=[\\d(-])", " * "),
            new Spelling("(?<=[\\d)])\\s*(?:divided by|over|÷)\\s*(?=[\\d(-])", " / "));

    private record Spelling(Pattern pattern, String symbols) {
        Spelling(String regex, String symbols) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), symbols);
        }
    }

    /**
     * The sums of a text, in order.
     *
     * @param previous the result that references mean before the text has one of its own
     */
    public static List<Calculation> in(String text, Optional<BigDecimal> previous) {
        var found = new ArrayList<Calculation>();
        var last = previous;
        for (var task : Sentences.tasks(text)) {
            for (var calculation : inTask(resolved(task, last))) {
                found.add(calculation);
                last = Optional.of(calculation.value());
            }
        }
        return found;
    }

    /** The task with its references replaced by the previous result. */
    public static String resolved(String task, Optional<BigDecimal> previous) {
        if (previous.isEmpty()) {
            return task;
        }
        var number = Matcher.quoteReplacement(Numbers.plain(previous.get()));
        var replaced = REFERENCE.matcher(task).replaceAll(number);
        boolean incomplete = Numbers.in(replaced).size() == 1
                && Words.meaningful(replaced).stream()
                        .anyMatch(List.of("add", "subtract", "multiply", "divide")::contains);
        return incomplete ? PRONOUN.matcher(replaced).replaceFirst(number) : replaced;
    }

    /** Whether a task speaks of the previous result. */
    public static boolean refersBack(String task) {
        return !resolved(task, Optional.of(BigDecimal.ONE)).equals(task);
    }

    private static List<Calculation> inTask(String task) {
        var symbols = task.replaceAll("(?<=\\d),(?=\\d{3})", "").replaceAll("\\d{4}-\\d{2}-\\d{2}", "");
        for (var spelling : SPELLINGS) {
            symbols = spelling.pattern().matcher(symbols).replaceAll(spelling.symbols());
        }
        return Arithmetic.sums(symbols);
    }
}
