package io.github.azurellama.simulator.responder.standard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out the sums of a text, in symbols or in words: + - * / and parentheses, with the usual precedence. */
final class Arithmetic {

    private static final String N = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern DATE_OR_THOUSANDS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|(?<=\\d),(?=\\d{3})");
    private static final Pattern SUM =
            Pattern.compile("(?<![\\p{L}\\d.])[(\\s]*-?\\d[\\d.()\\s]*(?:[-+*/][-\\d.()\\s]+)+");

    /** How sums in words are written in symbols. */
    private static final Map<Pattern, String> SYMBOLS = symbols();

    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    /**
     * A sum and its value.
     *
     * @param expression the sum in symbols
     * @param value its value, without needless zeros
     */
    record Sum(String expression, String value) {
        @Override
        public String toString() {
            return expression + " = " + value + ".";
        }
    }

    /** The sums of a text, in order. */
    static List<Sum> sums(String text) {
        String symbols = DATE_OR_THOUSANDS.matcher(text).replaceAll("");
        for (var row : SYMBOLS.entrySet()) {
            symbols = row.getKey().matcher(symbols).replaceAll(row.getValue());
        }
        var sums = new ArrayList<Sum>();
        SUM.matcher(symbols).results().forEach(match -> {
            String expression = match.group().replaceAll("[^\\d)]+$", "").strip();
            value(expression).ifPresent(value -> sums.add(new Sum(expression, value)));
        });
        return sums;
    }

    private static Optional<String> value(String expression) {
        try {
            var parser = new Arithmetic(expression.replaceAll("\\s", ""));
            BigDecimal value = parser.sum().stripTrailingZeros();
            return parser.at == parser.text.length() ? Optional.of(value.toPlainString()) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // a division by zero, or no sum after all
        }
    }

    private BigDecimal sum() {
        BigDecimal value = product();
        while (next('+') || next('-')) {
            value = text.charAt(at++) == '+' ? value.add(product()) : value.subtract(product());
        }
        return value;
    }

    private BigDecimal product() {
        BigDecimal value = factor();
        while (next('*') || next('/')) {
            value = text.charAt(at++) == '*' ? value.multiply(factor()) : value.divide(factor(), MathContext.DECIMAL32);
        }
        return value;
    }

    private BigDecimal factor() {
        if (next('(')) {
            at++;
            BigDecimal inner = sum();
            if (!next(')')) {
                throw new NumberFormatException("a parenthesis is open");
            }
            at++;
            return inner;
        }
        int start = at;
        at += next('-') ? 1 : 0;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return new BigDecimal(text.substring(start, at));
    }

    private boolean next(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static Map<Pattern, String> symbols() {
        var rows = new LinkedHashMap<String, String>();
        rows.put("\\badd\\s+" + N + "\\s+to\\s+" + N, "$2 + $1");
        rows.put("\\b(?:add|sum\\s+of)\\s+" + N + "\\s*(?:and|plus|,)\\s*" + N, "$1 + $2");
        rows.put("\\bsubtract\\s+" + N + "\\s+from\\s+" + N, "$2 - $1");
        rows.put("\\b(?:multiply|product\\s+of)\\s+" + N + "\\s+(?:by|with|and)\\s+" + N, "$1 * $2");
        rows.put("\\bdivide\\s+" + N + "\\s+by\\s+" + N, "$1 / $2");
        rows.put(N + "\\s*(?:%|percent)\\s+of\\s+" + N, "$1 * $2 / 100");
        rows.put("(?<=[\\d)])\\s*plus\\s*(?=[\\d(-])", " + ");
        rows.put("(?<=[\\d)])\\s*(?:minus|−)\\s*(?=[\\d(-])", " - ");
        rows.put("(?<=[\\d)])\\s*(?:times|multiplied by|×|x)\\s*(?=[\\d(-])", " * ");
        rows.put("(?<=[\\d)])\\s*(?:divided by|÷)\\s*(?=[\\d(-])", " / ");
        var symbols = new LinkedHashMap<Pattern, String>();
        rows.forEach((words, sum) -> symbols.put(Pattern.compile(words, Pattern.CASE_INSENSITIVE), sum));
        return symbols;
    }
}
