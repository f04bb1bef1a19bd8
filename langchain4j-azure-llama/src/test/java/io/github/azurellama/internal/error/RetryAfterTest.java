package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.ResponseHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private static @Nullable Duration delay(String text, String... headers) {
        var map = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new RetryAfter(NOW).of(429, new ResponseHeaders(map::get), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after-ms              | 1500                           | PT1.5S",
                "x-ms-retry-after-ms         | 250                            | PT0.25S",
                "Retry-After                 | 7                              | PT7S",
                "Retry-After                 | ' 7 '                          | PT7S",
                "Retry-After                 | 0                              | PT0S",
                "Retry-After                 | 1.5                            | PT1.5S",
                "Retry-After                 | 86400                          | PT24H",
                "Retry-After                 | Mon, 23 Nov 2026 10:00:30 GMT  | PT30S",
                "Retry-After                 | Mon, 23 Nov 2026 09:00:00 GMT  | PT0S",
                "x-ratelimit-reset-requests  | 10                             | PT10S",
                "x-ratelimit-reset-tokens    | 1m30s                          | PT1M30S",
                "x-rate-limit-reset-tokens   | 55                             | PT55S",
                "x-rate-limit-reset-requests | 55s                            | PT55S",
            })
    void each_header_is_understood(String header, String value, Duration delay) {
        assertThat(delay("", header, value)).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After              | soon",
                "Retry-After              | -1",
                "retry-after-ms           | ''",
                "x-ratelimit-reset-tokens | 0",
                "x-ratelimit-reset-tokens | -1",
                "x-ratelimit-reset-tokens | later",
            })
    void nonsense_is_no_delay(String header, String value) {
        assertThat(delay("", header, value)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please retry after 10 seconds.                 | PT10S",
                "Rate limit is exceeded. Try again in 50 seconds. | PT50S",
                "please retry after 86400 seconds               | PT24H",
                "Retry after 200 ms                             | PT0.2S",
                "retry after 200 milliseconds                   | PT0.2S",
                "Try again in 2 minutes                         | PT2M",
                "try again in 5s                                | PT5S",
            })
    void the_delay_is_read_from_the_text_if_no_header_contains_one(String text, Duration delay) {
        assertThat(delay(text)).isEqualTo(delay);
    }

    @Test
    void the_more_exact_header_counts() {
        assertThat(delay(
                        "retry after 9 seconds",
                        "Retry-After",
                        "3",
                        "retry-after-ms",
                        "2500",
                        "x-ratelimit-reset-tokens",
                        "60"))
                .isEqualTo(Duration.ofMillis(2500));
        assertThat(delay("retry after 9 seconds", "Retry-After", "3", "x-ratelimit-reset-tokens", "60"))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(delay("retry after 9 seconds", "x-ratelimit-reset-tokens", "60"))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void of_several_resets_the_last_counts() {
        assertThat(delay("", "x-ratelimit-reset-requests", "1", "x-ratelimit-reset-tokens", "30"))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void when_the_quota_is_full_again_says_nothing_about_a_server_that_is_down() {
        var headers = Map.of("x-ratelimit-reset-tokens", "60");

        assertThat(new RetryAfter(NOW).of(503, new ResponseHeaders(headers::get), ""))
                .isNull();
        assertThat(new RetryAfter(NOW).of(429, new ResponseHeaders(headers::get), ""))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nothing_said_is_no_delay() {
        assertThat(delay("too many requests")).isNull();
    }
}
