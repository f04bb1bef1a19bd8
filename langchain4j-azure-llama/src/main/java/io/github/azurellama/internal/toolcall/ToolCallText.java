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

    private final String text;
    private final Set<String> offered;
    private final List<JsonSpans.Span> spans;
    private final List<WireToolCall> calls = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private int nextSpan;

    /** Where the text begins that is in neither the calls nor the rest. */
    private int from;

    private boolean inFence;

    /** Calls that follow each other, and where they end. */
    record Found(List<WireToolCall> calls, int end) {}

    private ToolCallText(String text, Set<String> offered) {
        this.text = text;
        this.offered = offered;
        this.spans = JsonSpans.in(text);
    }

    /** The calls, if the text consists of calls of tools that were offered; else null. */
    static @Nullable List<WireToolCall> parse(String text, Set<String> offered) {
        ToolCallTextFilter.Rest read = read(text, offered, true);
        return read.calls().isEmpty() || !read.text().isBlank() ? null : read.calls();
    }

    /**
     * The calls of tools that were offered, and the text around them.
     *
     * @param first whether no other text is before this one
     */
    static ToolCallTextFilter.Rest read(String text, Set<String> offered, boolean first) {
        var reader = new ToolCallText(text, offered);
        reader.run();
        if (reader.calls.isEmpty()) {
            return new ToolCallTextFilter.Rest(withoutTrailingTokens(text), List.of());
        }
        String rest = withoutTrailingTokens(reader.rest.toString());
        return new ToolCallTextFilter.Rest(first ? rest.strip() : rest.stripTrailing(), reader.calls);
    }

    /** The text without the template tokens at its end. */
    static String withoutTrailingTokens(String text) {
        int end = text.length();
        for (int start = end; ; end = start) {
            int last = end;
            while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            start = TemplateTokens.startOfTokenBefore(text, last);
            if (start == last) {
                return text.substring(0, end);
            }
        }
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            JsonSpans.Span span = spanAt(i);
            Found found = callsAt(i, span);
            if (found != null) {
                take(i, found);
                i = from;
            } else if (span != null) {
                i = span.end();
            } else if (text.startsWith(CallStart.FENCE, i)) {
                inFence = !inFence;
                i += CallStart.FENCE.length();
            } else {
                i++;
            }
        }
        rest.append(text, from, text.length());
    }

    private JsonSpans.@Nullable Span spanAt(int index) {
        while (nextSpan < spans.size() && spans.get(nextSpan).start() < index) {
            nextSpan++;
        }
        return nextSpan < spans.size() && spans.get(nextSpan).start() == index ? spans.get(nextSpan) : null;
    }

    private @Nullable Found callsAt(int index, JsonSpans.@Nullable Span span) {
        if (span != null) {
            List<WireToolCall> json = JsonToolCalls.parse(text.substring(index, span.end()), offered);
            return json == null ? null : new Found(json, span.end());
        }
        char c = text.charAt(index);
        if (c == '<') {
            return text.startsWith(FUNCTION, index) ? function(index + FUNCTION.length()) : null;
        }
        boolean python = c == '[' || (Character.isJavaIdentifierStart(c) && mayBeginStatement(index));
        return python ? PythonToolCalls.at(text, index, offered) : null;
    }

    /** Whether an index is at the beginning of a line, or behind a tag, a token or the beginning of a fence. */
    private boolean mayBeginStatement(int index) {
        if (index > 0 && Character.isJavaIdentifierPart(text.charAt(index - 1))) {
            return false;
        }
        int i = index;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        if (i == 0 || text.charAt(i - 1) == '\n' || text.charAt(i - 1) == '>') {
            return true;
        }
        return fenceBefore(i) < i;
    }

    private @Nullable Found function(int index) {
        int end = index;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        String name = text.substring(index, end);
        if (!offered.contains(name)) {
            return null;
        }
        int begin = end;
        while (begin < text.length() && " \t\r\n,>".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        JsonSpans.Span span = spanAt(begin);
        boolean hasArguments = span != null && text.charAt(begin) == '{';
        String arguments = hasArguments && span != null ? text.substring(begin, span.end()) : "{}";
        int after = CallStart.skipBlank(text, hasArguments && span != null ? span.end() : begin);
        int length = lengthOfAny(FUNCTION_ENDS, after);
        boolean ends =
                length > 0 || (hasArguments && (after == text.length() || TemplateTokens.lengthAt(text, after) > 0));
        return ends ? new Found(List.of(new WireToolCall(null, null, name, arguments)), after + length) : null;
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
                start = start == before && text.startsWith(tag, before - tag.length()) ? before - tag.length() : start;
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
            if (length <= 0 && inFence && text.startsWith(CallStart.FENCE, after)) {
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

    /** Some models write a semicolon or a comma between calls. */
    private boolean isSeparator(int index) {
        if (index >= text.length() || ";,".indexOf(text.charAt(index)) < 0) {
            return false;
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
        return fence >= from && text.startsWith(CallStart.FENCE, fence) ? fence : index;
    }

    private int lengthOfAny(List<String> words, int index) {
        for (String word : words) {
            if (text.startsWith(word, index)) {
                return word.length();
            }
        }
        return 0;
    }
}
