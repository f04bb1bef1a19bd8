package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.token.TemplateTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides from the beginning of a text whether a call of an offered tool begins there. */
final class CallStart {

    enum Verdict {
        NO,
        /** The text is too short to decide. */
        MAYBE,
        YES
    }

    /** Only looks for template tokens at the end of the text. */
    static final CallStart NONE = new CallStart(Set.of());

    static final String FENCE = "```";

    /** A start that is undecided for so long is none, which bounds the work for hostile text. */
    private static final int MAX_LENGTH = 500;

    /** Beginnings without the white space that may stand between the tokens of JSON and Python. */
    private final List<String> beginnings = new ArrayList<>();

    CallStart(Set<String> offered) {
        if (offered.isEmpty()) {
            return;
        }
        beginnings.addAll(List.of(
                "{\"type\":\"function\"",
                "{\"function\":{",
                "{\"tool_calls\":[",
                "{\"id\":\"",
                "{\"parameters\":",
                "{\"arguments\":",
                "<function=",
                "<tool_call"));
        for (String tool : offered) {
            beginnings.add("{\"name\":\"" + tool + "\"");
            beginnings.add("{\"function\":\"" + tool + "\"");
            beginnings.add(tool + "(");
            beginnings.add(tool + ".call(");
        }
    }

    /** Whether a call, with the template tokens or the fence before it, begins at an index. */
    Verdict at(CharSequence text, int index) {
        int end = Math.min(text.length(), index + MAX_LENGTH);
        Verdict verdict = withTokens(text, index, end);
        return verdict == Verdict.MAYBE && end < text.length() ? Verdict.NO : verdict;
    }

    private Verdict withTokens(CharSequence text, int index, int end) {
        int i = skipBlank(text, index, end);
        int length = TemplateTokens.lengthAt(text, i);
        while (length > 0 && i + length < end) {
            i = skipBlank(text, i + length, end);
            length = TemplateTokens.lengthAt(text, i);
        }
        return length != 0 || i == end ? Verdict.MAYBE : withFence(text, i, end);
    }

    private Verdict withFence(CharSequence text, int index, int end) {
        Verdict fence = matches(FENCE, text, index, end);
        if (fence == Verdict.NO || beginnings.isEmpty()) {
            return code(text, index, end);
        }
        int code = Math.min(end, index + FENCE.length());
        int afterLanguage = code;
        while (afterLanguage < end && isOfLanguage(text.charAt(afterLanguage))) {
            afterLanguage++;
        }
        return max(code(text, code, end), code(text, afterLanguage, end));
    }

    static boolean isOfLanguage(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private Verdict code(CharSequence text, int index, int end) {
        int start = skipBlank(text, index, end);
        if (start < end && text.charAt(start) == '[') {
            start = skipBlank(text, start + 1, end);
        }
        Verdict best = Verdict.NO;
        for (String beginning : beginnings) {
            best = max(best, matches(beginning, text, start, end));
        }
        return best;
    }

    private static Verdict matches(String beginning, CharSequence text, int index, int end) {
        int i = index;
        for (int j = 0; j < beginning.length(); j++) {
            char expected = beginning.charAt(j);
            if (j > 0 && "\":{[(".indexOf(expected) >= 0) {
                i = skipBlank(text, i, end);
            }
            if (i >= end) {
                return Verdict.MAYBE;
            }
            if (text.charAt(i++) != expected) {
                return Verdict.NO;
            }
        }
        return Verdict.YES;
    }

    /** Whether a text has that word at an index. */
    static boolean isAt(String word, CharSequence text, int index) {
        if (index < 0 || text.length() - index < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(index + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int skipBlank(CharSequence text, int index) {
        return skipBlank(text, index, text.length());
    }

    private static int skipBlank(CharSequence text, int index, int end) {
        int i = index;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Verdict max(Verdict one, Verdict other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
