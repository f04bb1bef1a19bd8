package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CountedText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSpansTest {

    private static final int LENGTH = 200_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no JSON|",
                "a {\"b\": [1, {\"c\": \"}\\\"]\"}]} d|{\"b\": [1, {\"c\": \"}\\\"]\"}]}",
                "[] {}|[];{}",
                "{about Ada} [1, 2]|[1, 2]",
                "[x {\"a\": 1}, {\"b\": 2} y]|{\"a\": 1};{\"b\": 2}",
                "[1, {\"a\": 1} [2] {x|{\"a\": 1};[2]",
                "{\"quoted {\"a\": 1}|{\"a\": 1}",
                "{\"open: [1]|[1]",
                "[[[[ {\"a\": null} ]|[ {\"a\": null} ]",
                "[false, 0, 9, 10, null] [0false] [truefalse]|[false, 0, 9, 10, null];[0false]",
                "[1,] [,] {\"a\"} {\"a\":} {1:2} [tru] [true, -1.5e3]|[true, -1.5e3]",
            })
    void the_outermost_complete_values_are_found(String text, String values) {
        List<String> found = JsonSpans.in(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();

        assertThat(String.join(";", found)).isEqualTo(values == null ? "" : values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "{\"a\":[",
                "{\"",
                "{\"[",
                "[\"\\",
                "{\"{\"[",
                "[1,",
                "[[],",
                "{}",
                "[\"{\",",
                "[{\"a\":\"[\"},x",
            })
    void a_text_of_one_beginning_takes_linear_time(String beginning) {
        assertLinear(beginning.repeat(LENGTH / beginning.length()));
        assertLinear("[" + beginning.repeat(LENGTH / beginning.length()));
        assertLinear("{\"" + beginning.repeat(LENGTH / beginning.length()) + "x");
    }

    @Test
    void any_text_takes_linear_time() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            String alphabet = "[]{}\"\\:,1x \n".substring(random.nextInt(6));
            var text = new StringBuilder();
            for (int i = 0; i < LENGTH / 10; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(reads(text)).as("seed %d", seed).isLessThan(5L * text.length());
        }
    }

    private static void assertLinear(String text) {
        assertThat(reads(text)).isLessThan(5L * text.length());
    }

    private static long reads(CharSequence text) {
        var counted = new CountedText(text);
        JsonSpans.in(counted);
        return counted.reads();
    }
}
