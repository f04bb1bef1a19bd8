package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.json.JsonSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reasoning models write before the response itself, in tags such as {@code <think>}. */
public final class Thoughts {

    /** What {@link #openingAt} returns if the text ends within a tag. */
    public static final int INCOMPLETE = -1;

    private static final int LONGEST_TAG = 12;
    private static final List<String> OPENING = List.of("<think>", "<thinking>", "<thought>", "<reasoning>");
    private static final List<String> CLOSING = List.of("</think>", "</thinking>", "</thought>", "</reasoning>");
    private static final Pattern TAG =
            Pattern.compile("<(/?)(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);

    private Thoughts() {}

    /** The length of the opening tag at an index; 0 if there is none. */
    public static int openingAt(CharSequence text, int index) {
        return tagAt(OPENING, text, index);
    }

    /** The length of the closing tag at an index; 0 if there is none. */
    static int closingAt(CharSequence text, int index) {
        return tagAt(CLOSING, text, index);
    }

    private static int tagAt(List<String> tags, CharSequence text, int index) {
        int end = Math.min(text.length(), index + LONGEST_TAG);
        String begin = text.subSequence(index, end).toString().toLowerCase(Locale.ROOT);
        boolean incomplete = false;
        for (String tag : tags) {
            if (begin.startsWith(tag)) {
                return tag.length();
            }
            incomplete |= tag.startsWith(begin);
        }
        return incomplete ? INCOMPLETE : 0;
    }

    /** The index behind the first closing tag; -1 if there is none. */
    public static int closingAfter(CharSequence text, int index) {
        Matcher tags = TAG.matcher(text).region(index, text.length());
        while (tags.find()) {
            if (!tags.group(1).isEmpty()) {
                return tags.end();
            }
        }
        return -1;
    }

    /** The text without the thoughts. */
    public static String remove(CharSequence text) {
        var outside = new StringBuilder();
        int from = 0;
        for (JsonSpans.Span thought : in(text)) {
            outside.append(text, from, thought.start());
            from = thought.end();
        }
        return outside.append(text, from, text.length()).toString();
    }

    /**
     * The thoughts with their tags. A closing tag alone ends a thought that the prompt began; a thought without one goes on to
     * the end. A tag within a JSON string is text.
     */
    static List<JsonSpans.Span> in(CharSequence text) {
        List<JsonSpans.Span> values = JsonSpans.in(text);
        List<JsonSpans.Span> thoughts = new ArrayList<>();
        Matcher tags = TAG.matcher(text);
        int start = -1;
        int next = 0;
        while (tags.find()) {
            while (next < values.size() && values.get(next).end() <= tags.start()) {
                next++;
            }
            boolean quoted = next < values.size() && values.get(next).start() < tags.start();
            boolean closing = !tags.group(1).isEmpty();
            if (closing && start >= 0) {
                thoughts.add(new JsonSpans.Span(start, tags.end()));
                start = -1;
            } else if (closing && !quoted) {
                thoughts.clear();
                thoughts.add(new JsonSpans.Span(0, tags.end()));
            } else if (!closing && !quoted && start < 0) {
                start = tags.start();
            }
        }
        if (start >= 0) {
            thoughts.add(new JsonSpans.Span(start, text.length()));
        }
        return thoughts;
    }
}
