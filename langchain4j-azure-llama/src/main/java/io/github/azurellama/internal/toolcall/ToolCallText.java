package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads tool calls that a model wrote as text, in the forms that Llama models are trained on: a JSON object or several, a JSON
 * list, after {@code <|python_tag|>}, in {@code <function=name>} or {@code <tool_call>} tags, or as calls in Python.
 */
final class ToolCallText {

    private static final Pattern CONTROL = Pattern.compile(
            "<\\|start_header_id\\|>assistant<\\|end_header_id\\|>|<\\|(?:python_tag|eom_id|eot_id)\\|>");
    private static final String FENCE = "```";
    private static final Pattern LANGUAGE = Pattern.compile("\\A\\w*");
    private static final Pattern FUNCTION =
            Pattern.compile("\\s*<function=([^>]+)>(.*?)</function>\\s*;?", Pattern.DOTALL);
    private static final Pattern TOOL_CALL =
            Pattern.compile("\\s*<tool_calls?>(.*?)</tool_calls?>\\s*", Pattern.DOTALL);

    private ToolCallText() {}

    /** The calls, if the whole text consists of calls of tools that were offered; else null. */
    static @Nullable List<WireToolCall> parse(String text, Set<String> offered) {
        String bare = CONTROL.matcher(text).replaceAll("").strip();
        String calls = unfenced(bare);
        if (calls.isEmpty()) {
            return null;
        }
        List<WireToolCall> read;
        if (calls.startsWith("<function=")) {
            read = functions(calls);
        } else if (calls.startsWith("<tool_call")) {
            read = toolCallTags(calls);
        } else {
            read = JsonToolCalls.parse(calls);
            read = read == null ? PythonToolCalls.parse(calls) : read;
        }
        boolean allOffered = read != null
                && !read.isEmpty()
                && read.stream().allMatch(call -> call.name() != null && offered.contains(call.name()));
        return allOffered ? read : null;
    }

    private static String unfenced(String text) {
        boolean fenced = text.length() >= 2 * FENCE.length() && text.startsWith(FENCE) && text.endsWith(FENCE);
        return fenced
                ? LANGUAGE.matcher(text.substring(FENCE.length(), text.length() - FENCE.length()))
                        .replaceFirst("")
                        .strip()
                : text;
    }

    private static @Nullable List<WireToolCall> functions(String text) {
        List<WireToolCall> calls = new ArrayList<>();
        Matcher matcher = FUNCTION.matcher(text);
        int end = 0;
        while (matcher.region(end, text.length()).lookingAt()) {
            String arguments = matcher.group(2).strip();
            if (!arguments.isEmpty() && !JsonToolCalls.isObject(arguments)) {
                return null;
            }
            calls.add(new WireToolCall(null, null, matcher.group(1).strip(), arguments));
            end = matcher.end();
        }
        return end == text.length() ? calls : null;
    }

    private static @Nullable List<WireToolCall> toolCallTags(String text) {
        List<WireToolCall> calls = new ArrayList<>();
        Matcher matcher = TOOL_CALL.matcher(text);
        int end = 0;
        while (matcher.region(end, text.length()).lookingAt()) {
            List<WireToolCall> inner = JsonToolCalls.parse(matcher.group(1).strip());
            if (inner == null) {
                return null;
            }
            calls.addAll(inner);
            end = matcher.end();
        }
        return end == text.length() ? calls : null;
    }
}
