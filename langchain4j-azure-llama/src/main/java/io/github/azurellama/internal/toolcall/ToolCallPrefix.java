package io.github.azurellama.internal.toolcall;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the beginning of a text can still become a call of a tool that was offered. */
final class ToolCallPrefix {

    private static final List<String> KEYS = List.of("name", "type", "function", "id", "parameters", "arguments");
    private static final Pattern FENCE = Pattern.compile("\\A```(?:json|python)?\\s*");
    private static final Pattern OPENING_FENCE = Pattern.compile("`{1,3}|```[a-z]{1,6}");
    private static final Pattern FIRST_KEY = Pattern.compile("\\A\\[?\\s*\\{\\s*\"([^\"]*)(\"?)");
    private static final Pattern NAME_FIRST = Pattern.compile("\\A\\[?\\s*\\{\\s*\"name\"\\s*:\\s*\"([^\"]*)(\"?)");
    private static final Pattern OPENING = Pattern.compile("\\[?\\s*\\{?\\s*");
    private static final Pattern IDENTIFIER = Pattern.compile("\\A\\[?\\s*([A-Za-z_][\\w.-]*)(\\(?)");

    private ToolCallPrefix() {}

    static boolean mayBecomeCall(CharSequence text, Set<String> offered, List<String> markers) {
        String begin = text.toString().stripLeading();
        if (begin.isEmpty() || markers.stream().anyMatch(m -> m.startsWith(begin) || begin.startsWith(m))) {
            return true;
        }
        if (begin.startsWith("`")) {
            return OPENING_FENCE.matcher(begin).matches()
                    || (FENCE.matcher(begin).find()
                            && mayBeCode(FENCE.matcher(begin).replaceFirst(""), offered));
        }
        return mayBeCode(begin, offered);
    }

    private static boolean mayBeCode(String begin, Set<String> offered) {
        if (OPENING.matcher(begin).matches()) {
            return true;
        }
        Matcher key = FIRST_KEY.matcher(begin);
        if (key.find()) {
            return matches(key, KEYS) && nameMayBeOffered(begin, offered);
        }
        Matcher identifier = IDENTIFIER.matcher(begin);
        if (!identifier.find()) {
            return false;
        }
        String name = identifier.group(1);
        boolean whole = !identifier.group(2).isEmpty();
        boolean atEnd = identifier.end() == begin.length();
        return offered.stream()
                .anyMatch(tool -> whole
                        ? name.equals(tool) || name.equals(tool + ".call")
                        : atEnd && (tool + ".call").startsWith(name));
    }

    private static boolean nameMayBeOffered(String begin, Set<String> offered) {
        Matcher name = NAME_FIRST.matcher(begin);
        return !name.find() || matches(name, offered);
    }

    /** Whether the first group is one of the words or, as long as it is not closed by the second, begins one. */
    private static boolean matches(Matcher matcher, Iterable<String> words) {
        boolean closed = !matcher.group(2).isEmpty();
        for (String word : words) {
            if (closed ? word.equals(matcher.group(1)) : word.startsWith(matcher.group(1))) {
                return true;
            }
        }
        return false;
    }
}
