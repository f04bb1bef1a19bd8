package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.json.JsonSpans;
import io.github.azurellama.internal.token.TemplateTokens;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tool calls in a text, in the forms that Llama models are trained on: a JSON object or a list of them, calls in
 * Python, {@code <function=name>} tags. The template tokens, {@code <tool_call>} tags and fence around a call belong to it.
 */
final class ToolCallText {

    private static final String FUNCTION = "<function=";
    private static final List<String> FUNCTION_ENDS = List.of("</function>", "<function>");
    private static final List<String> OPENING_TAGS = List.of("<tool_call>", "<tool_calls>");
    private static final List<String> CLOSING_TAGS = List.of("</tool_call>", "</tool_calls>");

    private final CharSequence text;
    private final Set<String> offered;
    private final SpanCursor spans;
    private final SpanCursor thoughts;
    private final List<WireToolCall> calls = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();

    /** Where the text begins that is in neither the calls nor the rest. */
    private int from;

    private boolean inFence;

    /** Calls that follow each other, and where they end. */
    record Found(List<WireToolCall> calls, int end) {}

    private ToolCallText(CharSequence text, Set<String> offered) {
        this.text = text;
        this.offered = offered;
        this.spans = new SpanCursor(JsonSpans.in(text));
        this.thoughts = new SpanCursor(Thoughts.in(text));
    }

    /** The calls, if the text consists of calls of tools that were offered; else null. */
    static @Nullable List<WireToolCall> parse(CharSequence text, Set<String> offered) {
        ToolCallTextFilter.Rest read = read(text, offered, true);
        return read.calls().isEmpty() || !read.text().isBlank() ? null : read.calls();
    }

    /**
     * The calls of tools that were offered, and the text around them.
     *
     * @param first whether no other text is before this one
     */
    static ToolCallTextFilter.Rest read(CharSequence text, Set<String> offered, boolean first) {
        var reader = new ToolCallText(text, offered);
        reader.run();
        if (reader.calls.isEmpty()) {
            return new ToolCallTextFilter.Rest(withoutTrailingTokens(text), List.of());
        }
        String rest = withoutTrailingTokens(reader.rest.toString());
        return new ToolCallTextFilter.Rest(first ? rest.strip() : rest.stripTrailing(), reader.calls);
    }

    /** The text without the template tokens at its end. */
    static String withoutTrailingTokens(CharSequence text) {
        int end = text.length();
        for (int start = end; ; end = start) {
            int last = end;
            while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            start = TemplateTokens.startOfTokenBefore(text, last);
            if (start == last) {
                return text.subSequence(0, end).toString();
            }
        }
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            JsonSpans.Span span = spans.at(i);
            JsonSpans.Span thought = thoughts.at(i);
            Found found = callsAt(i, span);
            if (found != null && (thought == null || found.end() >= thought.end())) {
                take(i, found);
                i = from;
            } else if (thought != null) {
                i = thought.end(); // a call that the model only considers does not run
            } else if (span != null) {
                i = span.end();
            } else if (isAt(i, CallStart.FENCE)) {
                inFence = !inFence;
                i += CallStart.FENCE.length();
            } else {
                i++;
            }
        }
        rest.append(text, from, text.length());
    }

    private @Nullable Found callsAt(int index, JsonSpans.@Nullable Span span) {
        if (span != null) {
            List<WireToolCall> json = JsonToolCalls.parse(between(index, span.end()), offered);
            return json == null ? null : new Found(json, span.end());
        }
        char c = text.charAt(index);
        if (c == '<') {
            return isAt(index, FUNCTION) ? function(index + FUNCTION.length()) : null;
        }
        boolean python = c == '[' || (Character.isJavaIdentifierStart(c) && mayBeginStatement(index));
        return python ? PythonToolCalls.at(text, index, offered) : null;
    }

    /** Whether an index is at the beginning of a line, or behind a call, a tag, a token or the beginning of a fence. */
    private boolean mayBeginStatement(int index) {
        if (index > 0 && Character.isJavaIdentifierPart(text.charAt(index - 1))) {
            return false;
        }
        int i = index;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        boolean isBehindCall = i <= from && !calls.isEmpty();
        if (i == 0 || isBehindCall || text.charAt(i - 1) == '\n' || text.charAt(i - 1) == '>') {
            return true;
        }
        return fenceBefore(i) < i;
    }

    private @Nullable Found function(int index) {
        int end = index;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        String name = between(index, end);
        if (!offered.contains(name)) {
            return null;
        }
        // Models are often wrong about what stands between the name, the arguments and the end.
        int begin = skip(" \t\r\n,>(", end);
        JsonSpans.Span span = spans.at(begin);
        boolean hasArguments = span != null && text.charAt(begin) == '{';
        String arguments = hasArguments && span != null ? between(begin, span.end()) : "{}";
        int after = skip(" \t\r\n)>", hasArguments && span != null ? span.end() : begin);
        int length = lengthOfAny(FUNCTION_ENDS, after);
        boolean ends =
                length > 0 || (hasArguments && (after == text.length() || TemplateTokens.lengthAt(text, after) > 0));
        return ends ? new Found(List.of(new WireToolCall(null, null, name, arguments)), after + length) : null;
    }

    private int skip(String characters, int index) {
        int i = index;
        while (i < text.length() && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean isOfName(char c) {
        return Character.isJavaIdentifierPart(c) || c == '-' || c == '.';
    }

    /** Adds calls, and leaves out what belongs to them: before them with the white space, behind them without. */
    private void take(int start, Found found) {
        calls.addAll(found.calls());
        rest.append(text, from, startOfDecoration(start));
        from = endOfDecoration(found.end());
    }

    private int startOfDecoration(int index) {
        int start = index;
        for (int before = index; ; before = start) {
            while (before > from && Character.isWhitespace(text.charAt(before - 1))) {
                before--;
            }
            start = TemplateTokens.startOfTokenBefore(text, before);
            for (String tag : OPENING_TAGS) {
                start = start == before && isAt(before - tag.length(), tag) ? before - tag.length() : start;
            }
            if (start == before && inFence) {
                start = fenceBefore(before);
            }
            if (start == before || start < from) {
                return Math.max(from, before);
            }
        }
    }

    private int endOfDecoration(int index) {
        int end = index;
        for (int length = 1; length > 0; ) {
            int after = CallStart.skipBlank(text, end);
            length = Math.max(TemplateTokens.lengthAt(text, after), lengthOfAny(CLOSING_TAGS, after));
            if (length <= 0 && inFence && isAt(after, CallStart.FENCE)) {
                inFence = false;
                length = CallStart.FENCE.length();
            }
            if (length <= 0 && isSeparator(after)) {
                length = 1;
            }
            end = length > 0 ? after + length : end;
        }
        return end;
    }

    /** Some models write a semicolon behind each call, or a comma between them. */
    private boolean isSeparator(int index) {
        if (index >= text.length() || text.charAt(index) != ',') {
            return index < text.length() && text.charAt(index) == ';';
        }
        int next = CallStart.skipBlank(text, index + 1);
        return next == text.length() || "{[<`".indexOf(text.charAt(next)) >= 0;
    }

    /** The start of a fence and its language before an index; the index itself if there is none. */
    private int fenceBefore(int index) {
        int start = index;
        while (start > from && CallStart.isOfLanguage(text.charAt(start - 1))) {
            start--;
        }
        int fence = start - CallStart.FENCE.length();
        return fence >= from && isAt(fence, CallStart.FENCE) ? fence : index;
    }

    private boolean isAt(int index, String word) {
        return CallStart.isAt(word, text, index);
    }

    private String between(int start, int end) {
        return text.subSequence(start, end).toString();
    }

    private int lengthOfAny(List<String> words, int index) {
        for (String word : words) {
            if (isAt(index, word)) {
                return word.length();
            }
        }
        return 0;
    }
}
