package io.github.azurellama.simulator.responder.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers in text: digits with sign, decimals, thousands' commas and a short unit behind; English words up to twelve. */
public final class Numbers {

    /**
     * A number and where it stands.
     *
     * @param value the number
     * @param start where it begins in the text
     * @param end where it ends
     */
    public record Found(BigDecimal value, int start, int end) {}

    private static final Map<String, Integer> SPELLED = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}.:_-])(?<digits>-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?)(?!-\\d)(?=\\p{L}{0,3}(?![\\p{L}\\p{N}:_]))"
                    + "|\\b(?<word>" + String.join("|", SPELLED.keySet()) + ")\\b",
            Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** The numbers of a text, in order. */
    public static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        var matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            var digits = matcher.group("digits");
            var value = digits == null
                    ? BigDecimal.valueOf(
                            SPELLED.getOrDefault(matcher.group("word").toLowerCase(Locale.ROOT), 0))
                    : new BigDecimal(digits.replace(",", ""));
            found.add(new Found(value, matcher.start(), matcher.end()));
        }
        return found;
    }

    /** A number without an exponent and without trailing zeros. */
    public static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
