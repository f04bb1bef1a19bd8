package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ServerTimings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each count and each time is read by itself, and what is behind them is read whatever they are. */
class UsageAndTimingsTest {

    private static Completion read(String fields) throws IOException {
        byte[] json = ("{" + fields + ",'model':'behind'}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Completion completion = CompletionReader.read(json);
        assertThat(completion.model()).isEqualTo("behind");
        return completion;
    }

    @Test
    void every_count_of_tokens_is_read() throws IOException {
        assertThat(read("'usage':{'prompt_tokens':1,'x':{'prompt_tokens':9},'completion_tokens':2,'total_tokens':3,"
                                + "'prompt_tokens_details':{'audio':[9],'cached_tokens':4,'x':{'cached_tokens':9}},"
                                + "'completion_tokens_details':{'reasoning_tokens':5,'audio_tokens':9}}")
                        .usage())
                .isEqualTo(new Usage(1, 2, 3, 4, 5));
    }

    @Test
    void counts_have_the_names_of_newer_routes_too() throws IOException {
        assertThat(read("'usage':{'input_tokens':1,'output_tokens':2,'total_tokens':3}")
                        .usage())
                .isEqualTo(new Usage(1, 2, 3, null, null));
        assertThat(read("'usage':{'prompt_tokens':1,'input_tokens':null,'output_tokens':9,'completion_tokens':2}")
                        .usage())
                .isEqualTo(new Usage(1, 2, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[1]", "{}", "7", "'x'", "{'cached_tokens':[1]}"})
    void details_without_a_count_have_none(String details) throws IOException {
        assertThat(read("'usage':{'prompt_tokens_details':" + details + ",'total_tokens':3}")
                        .usage())
                .isEqualTo(new Usage(null, null, 3, null, null));
    }

    @Test
    void every_time_is_read() throws IOException {
        assertThat(read("'timings':{'cache_n':1,'prompt_n':2,'prompt_ms':3.5,'prompt_per_second':4.5,'predicted_n':5,"
                                + "'predicted_ms':0.0000012,'x':{'predicted_ms':9},'predicted_per_second':0,"
                                + "'draft_n':7,'draft_n_accepted':8}")
                        .timings())
                .isEqualTo(
                        new ServerTimings(1, 2, Duration.ofNanos(3_500_000), 4.5, 5, Duration.ofNanos(1), 0.0, 7, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "NaN", "'3'", "[3]", "{'x':3}", "1e400", "-0.5"})
    void a_time_that_cannot_be_is_absent(String odd) throws IOException {
        assertThat(read("'timings':{'prompt_ms':" + odd + ",'prompt_per_second':" + odd + ",'draft_n':7}")
                        .timings())
                .isEqualTo(new ServerTimings(null, null, null, null, null, null, null, 7, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{'x':1}", "{'prompt_n':-1}"})
    void timings_without_a_value_are_absent(String timings) throws IOException {
        assertThat(read("'timings':" + timings).timings()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 0",
                "2147483647, 2147483647",
                "2147483648, -",
                "-1, -",
                "3.0, 3",
                "3.9, 3",
                "-0.5, 0",
                "1e400, -",
                "9223372036854775807, -",
                "123456789012345678901234567890, -",
                "true, -"
            })
    void a_count_is_a_number_from_0_to_the_largest_int(String json, Integer count) throws IOException {
        assertThat(read("'usage':{'total_tokens':" + json + "}").usage())
                .isEqualTo(new Usage(null, null, count, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 0",
                "999999999999999999, 999999999999999999",
                "9223372036854775808, -",
                "12345678901234567890, -",
                "1.7e9, 1700000000",
                "1e18, 1000000000000000000",
                "1e19, -",
                "-1, -",
                "-1.5, -"
            })
    void a_moment_is_a_number_from_0_on_that_fits_a_long(String json, Long moment) throws IOException {
        assertThat(read("'created':" + json).created()).isEqualTo(moment);
    }
}
