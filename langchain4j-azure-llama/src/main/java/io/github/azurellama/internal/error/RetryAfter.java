package io.github.azurellama.internal.error;

import io.github.azurellama.internal.wire.HeaderDuration;
import io.github.azurellama.internal.wire.ResponseHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The delay that a server requests, in any of the forms that Azure uses. */
public final class RetryAfter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> MILLIS = List.of("retry-after-ms", "x-ms-retry-after-ms");
    private static final List<String> RESETS = List.of(
            "x-ratelimit-reset-requests",
            "x-ratelimit-reset-tokens",
            "x-rate-limit-reset-requests",
            "x-rate-limit-reset-tokens");
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?:retry|try again|wait)(?: (?:again|after|in|for|at least|up to|about))* "
                    + "((?:\\d{1,9}(?:\\.\\d{1,9})? ?[a-z]{1,12}[ ,]{0,2})+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT_END = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);

    private final Clock clock;

    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /**
     * The delay that the headers name, else the one in the text; null if there is none, or a senseless one of many days. The
     * reset of the quota counts for a 429 only: these headers come with other responses too, and do not say when a server is
     * back.
     */
    @Nullable Duration of(int status, ResponseHeaders headers, String text) {
        for (String name : MILLIS) {
            Duration millis = number(headers.get(name), 1);
            if (millis != null) {
                return millis;
            }
        }
        String after = headers.get("retry-after");
        Duration seconds = number(after, 1000);
        if (seconds != null) {
            return seconds;
        }
        Duration date = after == null ? null : untilDate(after);
        if (date != null) {
            return date;
        }
        Duration withUnit = after == null ? null : HeaderDuration.parseWithZero(after);
        if (withUnit != null) {
            return withUnit;
        }
        Duration reset = status == TOO_MANY_REQUESTS ? reset(headers) : null;
        return reset != null ? reset : inText(text);
    }

    private static @Nullable Duration reset(ResponseHeaders headers) {
        return RESETS.stream()
                .map(name -> HeaderDuration.parse(headers.get(name)))
                .flatMap(Stream::ofNullable)
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static @Nullable Duration number(@Nullable String value, int millis) {
        if (value == null || !value.strip().matches("\\d{1,18}(\\.\\d{1,9})?")) {
            return null;
        }
        return sensible(Duration.ofMillis(Math.round(Double.parseDouble(value.strip()) * millis)));
    }

    private static @Nullable Duration sensible(Duration delay) {
        return delay.compareTo(HeaderDuration.MAX) > 0 ? null : delay;
    }

    private @Nullable Duration untilDate(String value) {
        try {
            Instant date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration delay = Duration.between(clock.instant(), date);
            return delay.isNegative() ? Duration.ZERO : sensible(delay);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The words behind the delay belong to the sentence, so the longest text counts that is a delay. */
    private static @Nullable Duration inText(String text) {
        Matcher matcher = IN_TEXT.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String words = matcher.group(1);
        Duration delay = null;
        for (Matcher unit = UNIT_END.matcher(words); unit.find(); ) {
            Duration longer = HeaderDuration.parseWithZero(words.substring(0, unit.end()));
            delay = longer == null ? delay : longer;
        }
        return delay;
    }
}
