package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolCallTextFilterTest {

    private static final Set<String> OFFERED = Set.of("weather", "add");
    private static final String CALL = "{\"name\": \"weather\", \"parameters\": {\"city\": \"Munich\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CALL,
                "[" + CALL + ", " + CALL + "]",
                "<|python_tag|>" + CALL,
                "<function=weather>{\"city\": \"Munich\"}</function>",
                "[weather(city=\"Munich\")]",
                "```json\n" + CALL + "\n```",
                "  \n" + CALL,
            })
    void nothing_of_a_call_is_shown_however_it_is_split(String call) {
        forEverySplit(call, chunks -> {
            var filter = new ToolCallTextFilter(OFFERED, false);
            assertThat(chunks.stream().map(filter::accept)).allMatch(String::isEmpty);
            ToolCallTextFilter.Rest rest = filter.end();
            assertThat(rest.text()).isEmpty();
            assertThat(rest.calls()).isNotEmpty().extracting(WireToolCall::name).containsOnly("weather");
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is sunny in Munich.",
                "{\"weather\": \"sunny\"}",
                "{\"name\": \"Klaus\", \"age\": 37}",
                "[1, 2]",
                "[link](http://localhost)",
                "```java\nint i;\n```",
                "<html> is a tag",
                "additional words",
                "weather is nice",
                "  leading spaces",
                "",
            })
    void all_of_a_text_is_shown_in_the_end_however_it_is_split(String text) {
        for (boolean anywhere : new boolean[] {false, true}) {
            forEverySplit(text, chunks -> {
                var filter = new ToolCallTextFilter(OFFERED, anywhere);
                var shown = new StringBuilder();
                chunks.forEach(chunk -> shown.append(filter.accept(chunk)));
                ToolCallTextFilter.Rest rest = filter.end();
                assertThat(shown + rest.text()).isEqualTo(text);
                assertThat(rest.calls()).isEmpty();
                return null;
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is |It is ",
                "{\"weather\"|{\"weather\"",
                "{\"name\": \"Kl|{\"name\": \"Kl",
                "[1|[1",
                "{\"name\": \"wea|''",
                "{|''",
                "add|''",
                "addi|addi"
            })
    void text_is_held_back_only_as_long_as_it_can_become_a_call(String begin, String shown) {
        assertThat(new ToolCallTextFilter(OFFERED, false).accept(begin.stripTrailing()))
                .isEqualTo(shown.stripTrailing());
    }

    @Test
    void a_call_in_tags_may_follow_text_where_that_is_allowed() {
        forEverySplit("Let me look. <function=weather>{}</function>", chunks -> {
            var filter = new ToolCallTextFilter(OFFERED, true);
            var shown = new StringBuilder();
            chunks.forEach(chunk -> shown.append(filter.accept(chunk)));
            assertThat(shown.toString()).isEqualTo("Let me look.");
            assertThat(filter.end().calls()).extracting(WireToolCall::name).containsExactly("weather");
            return null;
        });
    }

    @Test
    void a_call_after_a_long_text_is_found_however_much_of_it_comes_at_once() {
        String text = "It may well rain there. ".repeat(50);
        var filter = new ToolCallTextFilter(OFFERED, true);

        assertThat(filter.accept(text + "<function=weather>{}</function>")).isEqualTo(text.strip());
        assertThat(filter.end().calls()).extracting(WireToolCall::name).containsExactly("weather");
    }

    /** Into two parts at each place, and into single characters. */
    private static void forEverySplit(String text, Function<List<String>, Void> check) {
        for (int at = 0; at <= text.length(); at++) {
            check.apply(List.of(text.substring(0, at), text.substring(at)));
        }
        List<String> characters = new ArrayList<>();
        text.codePoints().forEach(c -> characters.add(Character.toString(c)));
        check.apply(characters);
    }
}
