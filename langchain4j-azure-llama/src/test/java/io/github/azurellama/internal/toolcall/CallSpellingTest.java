package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** White space, escapes and limits within calls, and how early other text is released. */
final class CallSpellingTest {

    private static final Set<String> OFFERED = Set.of("get_weather", "get_time");
    private static final String JSON = "{\"name\":\"get_weather\",\"parameters\":{\"city\":\"Oslo\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"name\" : \"get_weather\" , \"parameters\" : { \"city\" : \"Oslo\" } }",
                "[ { \"name\" : \"get_weather\" , \"parameters\" : { \"city\" : \"Oslo\" } } ]",
                "{ \"tool_calls\" : [ { \"name\" : \"get_weather\", \"parameters\" : { \"city\" : \"Oslo\" } } ] }",
                "{ \"function\" : { \"name\" : \"get_weather\", \"arguments\" : { \"city\" : \"Oslo\" } } }",
                "{ \"function\" : \"get_weather\", \"parameters\" : { \"city\" : \"Oslo\" } }",
                "{ \"parameters\" : { \"city\" : \"Oslo\" }, \"name\" : \"get_weather\" }",
                "[ get_weather ( city = 'Oslo' ) ]",
                "[\n\tget_weather\n(\ncity\n=\n\"Oslo\"\n,\n)\n,\n]",
                "get_weather (city='Oslo')",
                "get_weather.call (city='Oslo')",
                "```az\n" + JSON + "```",
                "```AZ_09 " + JSON + "\n```",
                "```" + JSON + "```",
                "  \n" + JSON + "  \n",
            })
    void white_space_and_the_language_of_a_fence_do_not_matter(String text) {
        for (boolean anywhere : new boolean[] {false, true}) {
            ToolCallTextFilter.Rest read = CallsInTextTest.read(text, OFFERED, anywhere);

            assertThat(read.text()).isEmpty();
            assertThat(read.calls())
                    .extracting(WireToolCall::name, WireToolCall::arguments)
                    .singleElement()
                    .satisfies(call -> assertThat(call.toList().toString().replace(" ", ""))
                            .isEqualTo("[get_weather,{\"city\":\"Oslo\"}]"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"get_time\",\"temperature\":21}",
                "{\"name\":\"get_time\",\"parameters\":{\"zone\":01}}",
                "[get_time(zone='CET), x]",
                "my_get_time()",
                "Then I call get_time() again.",
                "<function=get_date>{}</function>",
                "<function=get_time>{} and no end",
                "get_time(zone)",
                "get_time(zone='",
                "get_time(zone='\\",
                "get_time(zone='\\N{",
                "get_time(zone=",
                "get_time(",
            })
    void what_follows_a_call_and_only_looks_like_one_is_text(String text) {
        ToolCallTextFilter.Rest read = CallsInTextTest.read(JSON + "\n" + text, OFFERED, true);

        assertThat(read.calls()).extracting(WireToolCall::name).containsExactly("get_weather");
        assertThat(read.text()).isEqualTo(text);
        assertThat(CallsInTextTest.read(text, OFFERED, false)).isEqualTo(new ToolCallTextFilter.Rest(text, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "'\\1'~\\u0001",
                "'\\18'~\\u00018",
                "'\\1234'~S4",
                "'\\0'~\\u0000",
                "'\\U0010FFFF'~\uDBFF\uDFFF",
                "''~",
                "'' ''~",
                "''''''~",
                "'''a''b'''~a''b",
                "'a\\␤b'~ab",
                "u'a'~a",
                "R'\\a'~\\\\a",
            })
    void a_string_is_what_python_reads(String literal, String text) {
        assertThat(CallsInTextTest.read("[get_time(zone=" + literal.replace('␤', '\n') + ")]", OFFERED, false)
                        .calls())
                .extracting(WireToolCall::arguments)
                .containsExactly("{\"zone\":\"" + (text == null ? "" : text) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890.123456789", "1.50", "1E+400", "9007199254740993"})
    void a_number_keeps_its_digits(String number) {
        String text = "{\"name\":\"get_time\",\"parameters\":{\"zone\":" + number + "}}";

        assertThat(CallsInTextTest.read(text, OFFERED, false).calls())
                .extracting(WireToolCall::arguments)
                .containsExactly("{\"zone\":" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\U00110000'", "'\\xg0'", "'\\u12'", "'\\N{}'", "'\\Nx}'", "0x", "1_000_", "nothing"})
    void what_python_refuses_is_text(String literal) {
        String text = "[get_time(zone=" + literal + ")]";
        boolean refused = !literal.equals("1_000_");

        assertThat(CallsInTextTest.read(text, OFFERED, false).calls().isEmpty()).isEqualTo(refused);
    }

    @Test
    void a_list_may_be_long_but_not_deep() {
        String numbers = IntStream.range(0, 60).mapToObj(i -> "[" + i + "]").collect(Collectors.joining(","));

        assertThat(CallsInTextTest.read("[get_time(zone=[" + numbers + "])]", OFFERED, false)
                        .calls())
                .hasSize(1);
        for (int depth : new int[] {50, 51}) {
            String nested = "[get_time(zone=" + "[".repeat(depth) + "]".repeat(depth) + ")]";
            assertThat(CallsInTextTest.read(nested, OFFERED, false).calls()).hasSize(depth == 50 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Then get_time(`|`Then get_time(`",
                "`Then\n get_`|Then",
                "`Then\n\tget_time(`|Then",
                "`Then\n> get_`|`Then\n> get_`",
                "`{city}, `|{city},",
                "`a < b`|`a < b`",
                "`<b>`|`<b>`",
                "`a <`|a",
                "`a {`|a",
                "`a {\"name\": \"get_x`|`a {\"name\": \"get_x`",
                "a `|a",
                "a ```sh|a",
                "a ```sh x|a ```sh x",
            })
    void text_is_released_as_soon_as_no_call_can_begin_in_it(String delta, String released) {
        assertThat(new ToolCallTextFilter(OFFERED, true).accept(delta)).isEqualTo(released);
    }

    @Test
    void a_call_is_not_looked_for_behind_long_white_space_or_long_beginnings() {
        var filter = new ToolCallTextFilter(OFFERED, true);

        assertThat(filter.accept("a\n" + " ".repeat(70) + "get_time(")).contains("get_time(");
        assertThat(new ToolCallTextFilter(OFFERED, false).accept(" ".repeat(65)))
                .isEmpty();
        assertThat(new ToolCallTextFilter(OFFERED, false).accept("{" + " ".repeat(498)))
                .isEmpty();
        assertThat(new ToolCallTextFilter(OFFERED, false).accept("{" + " ".repeat(500)))
                .isNotEmpty();
    }

    @Test
    void text_without_tools_is_released_at_once() {
        var filter = new ToolCallTextFilter(Set.of(), false);

        assertThat(filter.accept("{\"name\": ")).isEqualTo("{\"name\": ");
        assertThat(filter.accept("a <")).isEqualTo("a ");
        assertThat(filter.accept("b")).isEqualTo("<b");
    }
}
