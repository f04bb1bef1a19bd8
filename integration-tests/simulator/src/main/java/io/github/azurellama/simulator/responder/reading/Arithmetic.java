package io.github.azurellama.simulator.responder.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and works out sums in symbols: + - * / and parentheses, with the usual precedence. */
final class Arithmetic {

    private final String text;
    private int at;
    private int operators;

    private Arithmetic(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The sums of a text, in order: the longest runs that have at least one operator. */
    static List<Calculation> sums(String text) {
        var sums = new ArrayList<Calculation>();
        int from = 0;
        while (from < text.length()) {
            char c = text.charAt(from);
            boolean inWord = from > 0 && Character.isLetterOrDigit(text.charAt(from - 1));
            boolean begins = !inWord && (Character.isDigit(c) || c == '(' || c == '-');
            var attempt = new Arithmetic(text, from);
            var value = begins ? attempt.sum() : null;
            if (value != null && attempt.operators > 0) {
                var expression = text.substring(from, attempt.at).strip();
                sums.add(new Calculation(expression, value));
                from = attempt.at;
            } else {
                from++;
            }
        }
        return sums;
    }

    private @Nullable BigDecimal sum() {
        var value = product();
        while (value != null) {
            int before = at;
            char operator = operator("+-");
            var right = operator == 0 ? null : product();
            if (right == null) {
                at = before;
                return value;
            }
            operators++;
            value = operator == '+' ? value.add(right) : value.subtract(right);
        }
        return null;
    }

    private @Nullable BigDecimal product() {
        var value = factor();
        while (value != null) {
            int before = at;
            char operator = operator("*/");
            var right = operator == 0 ? null : factor();
            if (right == null || (operator == '/' && right.signum() == 0)) {
                at = before;
                return value;
            }
            operators++;
            value = operator == '*' ? value.multiply(right) : value.divide(right, MathContext.DECIMAL32);
        }
        return null;
    }

    private @Nullable BigDecimal factor() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            var inner = sum();
            skipBlanks();
            if (inner == null || at >= text.length() || text.charAt(at) != ')') {
                return null;
            }
            at++;
            return inner;
        }
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        boolean pointed = false;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || (!pointed && isPoint()))) {
            pointed |= text.charAt(at) == '.';
            at++;
        }
        return at == digits ? null : new BigDecimal(text.substring(start, at));
    }

    /** A dot between digits; one at the end of a sentence ends it. */
    private boolean isPoint() {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private char operator(String permitted) {
        skipBlanks();
        if (at < text.length() && permitted.indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at++);
        }
        return 0;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
