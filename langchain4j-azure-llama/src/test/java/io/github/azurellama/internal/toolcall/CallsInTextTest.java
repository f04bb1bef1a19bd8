package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a call, what is text, and what is neither; each text whole and split at each place. */
final class CallsInTextTest {

    private static final Set<String> OFFERED = Set.of("get_weather", "get_time", "weather", "pay", "say");
    private static final String JSON = "{\"name\":\"get_weather\",\"parameters\":{\"city\":\"Oslo\"}}";
    private static final String PYTHON = "[get_weather(city=\"Oslo\")]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|python_start|>" + JSON + "<|python_end|>",
                "<|python_start|>" + PYTHON + "<|python_end|>",
                "<|python_start|>get_weather(city=\"Oslo\")<|python_end|><|eot|>",
                "<|python_tag|>" + JSON + "<|eom_id|>",
                PYTHON + "<|eot|>",
                JSON + "\n<|eom|>\n<|end_of_text|>",
                "<|header_start|>assistant<|header_end|>\n\n" + JSON,
                "<|begin_of_text|><|start_header_id|>assistant<|end_header_id|>\n\n" + JSON + "<|eot_id|>",
                "<|header_start|>assistant<|header_end|>\n\n```json\n" + JSON + "\n```<|eot|>",
                "<tool_call>\n" + JSON + "\n</tool_call>",
                "<function=get_weather>{\"city\":\"Oslo\"}</function><|eot_id|>",
                "<function=get_weather>{\"city\":\"Oslo\"}<|eom_id|>",
                "<function=get_weather{\"city\":\"Oslo\"}></function>",
                "<function=get_weather({\"city\":\"Oslo\"})</function>",
                "{\"tool_calls\": [" + JSON + "]}",
                "```JSON\n" + JSON + "\n```",
                "```python3\nget_weather(city=\"Oslo\")\n```",
                "get_weather(city=\"Oslo\");",
                "{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"},\"parameters\":{\"city\":\"Oslo\"}}",
            })
    void the_tokens_of_both_chat_templates_around_a_call_belong_to_it(String text) {
        for (boolean anywhere : new boolean[] {false, true}) {
            assertCall(text, anywhere, "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|start_header_id|>assistant<|end_header_id|>\n\n",
                "<|header_start|>assistant<|header_end|>\n\n",
                "<|begin_of_text|>",
                "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
            })
    void template_tokens_at_the_ends_of_a_text_are_no_text(String tokens) {
        String text = "It is <b>sunny</b> in Oslo < 3 | today.";
        for (Set<String> offered : List.of(OFFERED, Set.<String>of())) {
            for (boolean anywhere : new boolean[] {false, true}) {
                for (String end : List.of("", "<|eot_id|>", "<|eot|><|end_of_text|>")) {
                    assertThat(read(tokens + text + end, offered, anywhere))
                            .isEqualTo(new ToolCallTextFilter.Rest(text, List.of()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "; ", ";\n", "\n", " "})
    void calls_in_python_need_no_list(String between) {
        for (boolean anywhere : new boolean[] {false, true}) {
            assertThat(read("get_weather(city='Oslo')" + between + "get_time()", OFFERED, anywhere)
                            .calls())
                    .extracting(WireToolCall::name)
                    .containsExactly("get_weather", "get_time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>I could " + JSON + "</think>No need to.",
                "<think>\n" + PYTHON + "\n</think>\nNo need to.",
                "I could " + JSON + ", or not.</think>No need to.",
            })
    void a_call_that_the_model_only_considers_is_text(String text) {
        assertThat(read(text, OFFERED, true)).isEqualTo(new ToolCallTextFilter.Rest(text, List.of()));
        assertThat(read(text + "\n[pay(amount=5)]", OFFERED, true).calls())
                .extracting(WireToolCall::name)
                .containsExactly("pay");
    }

    @Test
    void template_tokens_amid_a_text_are_text() {
        String text = "Llama 3 ends a message with <|eot_id|> and Llama 4 with <|eot|>, not with <|en.";

        assertThat(read(text, OFFERED, true).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n\n" + JSON,
                "%s\n\n```json\n" + JSON + "\n```",
                "%s " + PYTHON,
                "%s\n<|python_start|>" + PYTHON + "<|python_end|><|eot|>",
                "%s\nget_weather(city='Oslo')",
                "%s\n```\nget_weather(city='Oslo')\n```",
                "%s <tool_call>" + JSON + "</tool_call>",
                "%s [" + JSON + "]",
                "%s<function=get_weather>{\"city\":\"Oslo\"}</function>",
            })
    void words_may_stand_before_a_prompted_call(String text) {
        String words = "To know {that}, [I] will call `get_weather`.";

        assertCall(text.replace("%s", words), true, words);
        assertThat(read(text.replace("%s", words), OFFERED, false).calls()).isEmpty();
    }

    @Test
    void words_may_stand_behind_a_prompted_call() {
        ToolCallTextFilter.Rest read = read("I pay.\n<function=pay>{\"amount\": 5}</function>\nDone.", OFFERED, true);

        assertThat(read.text()).isEqualTo("I pay.\nDone.");
        assertThat(read("I pay.\npay(amount=5);\nDone.", OFFERED, true).text()).isEqualTo("I pay.\nDone.");
        assertThat(read.calls())
                .extracting(WireToolCall::name, WireToolCall::arguments)
                .containsExactly(tuple("pay", "{\"amount\": 5}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"weather\", \"temperature\": 21, \"sky\": \"blue\"}",
                "[{\"name\": \"weather\", \"id\": \"7\", \"value\": 21}]",
                "[{\"name\": \"weather\", \"parameters\": {}}, {\"name\": \"weather\", \"value\": 1}]",
                "{\"name\": \"weather\", \"parameters\": [1]}",
                "{\"function\": {\"name\": \"weather\", \"description\": \"x\"}}",
                "{\"name\": \"weather\", \"description\": \"x\", \"parameters\": {\"type\": \"object\"}}",
                "The function get_time(zone) has one parameter.",
                "get_time(zone) has one parameter.",
                "[get_time](http://localhost/get_time)",
            })
    void what_only_looks_like_a_call_stays_text(String text) {
        for (boolean anywhere : new boolean[] {false, true}) {
            assertThat(read(text, OFFERED, anywhere)).isEqualTo(new ToolCallTextFilter.Rest(text, List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "[say(text='\\x41')]~{\"text\":\"A\"}",
                "[say(text='\\101\\60')]~{\"text\":\"A0\"}",
                "[say(text='\\u00e4\\U0001F600\\N{GREEK SMALL LETTER ALPHA}')]~{\"text\":\"ä😀α\"}",
                "[say(text='\\q\\'\\\\')]~{\"text\":\"\\\\q'\\\\\"}",
                "[say(text='\\a\\v')]~{\"text\":\"\\u0007\\u000B\"}",
                "[say(text=r'\\n')]~{\"text\":\"\\\\n\"}",
                "[say(text='one ' \"two\")]~{\"text\":\"one two\"}",
                "[say(text='''it's \"so\"''')]~{\"text\":\"it's \\\"so\\\"\"}",
                "[say(text=(1), n=(1,), m=1_000, x=.5)]~{\"text\":1,\"n\":[1],\"m\":1000,\"x\":0.5}",
                "[say(text='write <|eot_id|> here')]~{\"text\":\"write <|eot_id|> here\"}",
                "{\"name\": \"say\", \"parameters\": {\"text\":\"write <|eot_id|> here\"}}~{\"text\":\"write <|eot_id|> here\"}",
                "<function=say>{\"text\":\"</function><|eot|>\"}</function>~{\"text\":\"</function><|eot|>\"}",
                "``` say(text='CET') ```~{\"text\":\"CET\"}",
                "```say(text='CET')```~{\"text\":\"CET\"}",
            })
    void arguments_mean_what_they_say(String text, String arguments) {
        assertThat(read(text, OFFERED, true).calls())
                .extracting(WireToolCall::arguments)
                .containsExactly(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[say(text='\\x4')]", "[say(text='\\U99999999')]", "[say(text='\\N{NO SUCH}')]"})
    void an_escape_that_python_refuses_is_text(String text) {
        assertThat(read(text, OFFERED, false)).isEqualTo(new ToolCallTextFilter.Rest(text, List.of()));
    }

    @Test
    void a_text_is_streamed_up_to_where_a_call_may_begin() {
        var filter = new ToolCallTextFilter(OFFERED, true);

        assertThat(filter.accept("I call ")).isEqualTo("I call");
        assertThat(filter.accept("{it}: ")).isEqualTo(" {it}:");
        assertThat(filter.accept("{\"name\": \"get_w")).isEmpty();
        assertThat(filter.accept("ater\"}")).isEqualTo(" {\"name\": \"get_water\"}");
    }

    private static void assertCall(String text, boolean anywhere, String rest) {
        ToolCallTextFilter.Rest read = read(text, OFFERED, anywhere);
        assertThat(read.text()).isEqualTo(rest);
        assertThat(read.calls())
                .extracting(WireToolCall::name, WireToolCall::arguments)
                .containsExactly(tuple("get_weather", "{\"city\":\"Oslo\"}"));
    }

    /** The whole text and the calls, which are the same however the text is split. */
    static ToolCallTextFilter.Rest read(String text, Set<String> offered, boolean anywhere) {
        ToolCallTextFilter.Rest whole = read(List.of(text), offered, anywhere);
        List<String> characters = new ArrayList<>();
        text.chars().forEach(c -> characters.add(String.valueOf((char) c)));
        assertThat(read(characters, offered, anywhere)).isEqualTo(whole);
        for (int at = 1; at < text.length(); at++) {
            assertThat(read(List.of(text.substring(0, at), text.substring(at)), offered, anywhere))
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static ToolCallTextFilter.Rest read(List<String> deltas, Set<String> offered, boolean anywhere) {
        var filter = new ToolCallTextFilter(offered, anywhere);
        var text = new StringBuilder();
        deltas.forEach(delta -> text.append(filter.accept(delta)));
        ToolCallTextFilter.Rest rest = filter.end();
        assertThat(filter.end()).isEqualTo(new ToolCallTextFilter.Rest("", List.of()));
        return new ToolCallTextFilter.Rest(text + rest.text(), rest.calls());
    }
}
