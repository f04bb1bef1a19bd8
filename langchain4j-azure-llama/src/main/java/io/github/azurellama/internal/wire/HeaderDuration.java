package io.github.azurellama.internal.wire;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses durations in headers: {@code 55}, {@code 55s}, {@code 1m30s}. */
public final class HeaderDuration {

    private static final Pattern SPAN =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s?)?");

    private HeaderDuration() {}

    /** The duration; null for anything else, and for 0 and -1, which Azure sends for "unknown". */
    public static @Nullable Duration parse(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher matcher = SPAN.matcher(value.strip());
        if (!matcher.matches()) {
            return null;
        }
        double seconds = part(matcher.group(1)) * 3600 + part(matcher.group(2)) * 60 + part(matcher.group(3));
        return seconds > 0 ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
    }

    private static double part(@Nullable String number) {
        return number == null ? 0 : Double.parseDouble(number);
    }
}
