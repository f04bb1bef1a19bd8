package io.github.azurellama.internal.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The durations that headers and messages hold: {@code 55}, {@code 17ms}, {@code 1m30.5s}, {@code 30 Seconds}. */
public final class HeaderDuration {

    /** A longer one is no delay; most are a time of the clock in seconds, where a number of seconds was meant. */
    public static final Duration MAX = Duration.ofDays(30);

    private static final String ELEMENT = "(\\d{1,15}(?:\\.\\d{1,15})?)\\s*"
            + "(ms|msecs?|milli(?:s|seconds?)?|us|\u00b5s|micro(?:s|seconds?)?|ns|nanos?|s|secs?|seconds?|m|mins?|minutes?"
            + "|h|hrs?|hours?|d|days?)?(?![a-z])[\\s,]*";
    private static final Pattern ELEMENTS = Pattern.compile(ELEMENT);
    private static final Pattern DURATION = Pattern.compile("(?:" + ELEMENT + ")+");

    private static final Map<String, Double> SECONDS = Map.of(
            "ms", 1e-3, "mil", 1e-3, "us", 1e-6, "mic", 1e-6, "n", 1e-9, "s", 1.0, "m", 60.0, "h", 3600.0, "d",
            86_400.0);

    private HeaderDuration() {}

    /** The duration; null for anything else, for 0 and -1, which Azure sends for "unknown", and above {@link #MAX}. */
    public static @Nullable Duration parse(@Nullable String value) {
        Duration duration = value == null ? null : parseWithZero(value);
        return duration == null || duration.isZero() ? null : duration;
    }

    /** As {@link #parse}, but a zero means no delay at all. */
    public static @Nullable Duration parseWithZero(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.length() > 60 || !DURATION.matcher(text).matches()) {
            return null;
        }
        double seconds = 0;
        for (Matcher element = ELEMENTS.matcher(text); element.find(); ) {
            seconds += Double.parseDouble(element.group(1)) * secondsOf(element.group(2));
        }
        return seconds > MAX.toSeconds() ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static double secondsOf(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        for (int length = Math.min(3, unit.length()); length > 0; length--) {
            Double seconds = SECONDS.get(unit.replace('\u00b5', 'u').substring(0, length));
            if (seconds != null) {
                return seconds;
            }
        }
        throw new IllegalArgumentException(unit);
    }
}
