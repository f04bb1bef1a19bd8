package io.github.azurellama.spring;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a builder's message into one that names properties, where the builder names its setters and options. */
final class PropertyWording {

    private static final Set<String> NAMES = Settings.all().map(Setting::name).collect(Collectors.toSet());

    /** A name, perhaps with what it is to be set to, as in {@code apiDialect(LLAMA_NATIVE)}, or is set to. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w./-])(?<name>[a-z]\\w*)(?![\\w./-])(?:\\((?<argument>[^()]*)\\))?(?<value> = )?");

    private PropertyWording() {}

    static String of(String prefix, @Nullable String message) {
        return NAME.matcher(String.valueOf(message))
                .replaceAll(found -> Matcher.quoteReplacement(replacement(prefix, found)));
    }

    private static String replacement(String prefix, MatchResult found) {
        String name = found.group(1);
        String argument = found.group(2);
        String dashed = Settings.dashed(name);
        boolean isNoEnglishWord = !dashed.equals(name) || argument != null || found.group(3) != null;
        if (!NAMES.contains(dashed) || !(isNoEnglishWord || found.start() == 0)) {
            return found.group();
        }
        String value = argument == null ? "" : "=" + argument;
        return prefix + "." + dashed + value + (found.group(3) == null ? "" : found.group(3));
    }
}
