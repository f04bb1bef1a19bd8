package io.github.azurellama.internal.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.toolcall.ThinkingFilter.Split;
import io.github.azurellama.testing.CountedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thoughts at the beginning of a text are split off it, however it arrives. */
class ThinkingFilterTest {

    private static final int LENGTH = 20_000;
    private static final int MOST_READS = 40;

    /** What the filter makes of a text that comes in these deltas. */
    static Split read(List<String> deltas) {
        var filter = new ThinkingFilter();
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        for (String delta : deltas) {
            Split split = filter.accept(delta);
            text.append(split.text());
            thinking.append(split.thinking());
        }
        Split rest = filter.end();
        return new Split(text + rest.text(), thinking + rest.thinking());
    }

    private static void check(String given, String thinking, String text) {
        var expected = new Split(unescaped(text), unescaped(thinking));
        String whole = unescaped(given);
        assertThat(read(List.of(whole))).isEqualTo(expected);
        assertThat(read(whole.chars().mapToObj(c -> String.valueOf((char) c)).toList()))
                .isEqualTo(expected);
        for (int i = 1; i < whole.length(); i++) {
            assertThat(read(List.of(whole.substring(0, i), whole.substring(i)))).isEqualTo(expected);
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<think>Hm</think>Hi                            | Hm           | Hi",
                "<think>\\nHm, \\n yes.\\n\\n</think>\\n\\nHi   | Hm, \\n yes. | Hi",
                "^ \\n<think>Hm</think> Hi^                     | Hm           | Hi",
                "<THINKING>Hm</Thinking>Hi                      | Hm           | Hi",
                "<thought>Hm</thought>Hi                        | Hm           | Hi",
                "<reasoning>Hm</reasoning>Hi                    | Hm           | Hi",
                "<think>\\n\\n</think>\\nHi                     | ^^           | Hi",
                "<think>a < b </ c <x> </thin> d</think>Hi      | a < b </ c <x> </thin> d | Hi",
                "<think>about <think> tags</think>Hi            | about <think> tags | Hi",
                "<think>one</think> <think>two</think>Hi        | one\\n\\ntwo | Hi",
                "<think>Hm</think>                              | Hm           | ^^",
                "<think>Hm</think>\\n\\n                        | Hm           | ^^",
                "<think>Hm</think>^{^\"a\":1}                   | Hm           | ^{^\"a\":1}",
            })
    void in_tags(String given, String thinking, String text) {
        check(given.replace("^", ""), thinking.replace("^", ""), text.replace("^", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Okay, let me see.\\n</think>\\n\\nHi | Okay, let me see. | Hi",
                "\\nOkay </think>Hi</think>           | Okay              | Hi</think>",
                "A </thinking>{}                      | A                 | {}",
                "</think>\\n\\nHi                      | ^^                | Hi",
            })
    void that_the_prompt_has_begun(String given, String thinking, String text) {
        check(given, thinking, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>Hm, ", "<think>Hm,  \\n", "<think>Hm,"})
    void that_a_limit_cut_is_a_thought(String given) {
        check(given, "Hm,", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>Hm</thi", "<think>Hm</think>Hi</thi", "<think>Hm</think>\n<thi"})
    void a_tag_that_a_limit_cut_is_no_tag(String given) {
        Split split = read(List.of(given));

        assertThat(split.thinking() + split.text()).endsWith("thi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \\n",
                "Hi",
                "Hi <b>you</b> </b>",
                "The tags are <think> and </think>.",
                "{\"html\":\"</think>\"}",
                "[\"</think>\"]",
                "```\\n</think>\\n```",
                "<p>Hm</think>",
                "<thin",
                "<thinker>Hm</think>",
            })
    void what_is_no_thought_stays_text(String given) {
        check(given, "", given);
    }

    @Test
    void template_tokens_before_a_thought_are_left_to_their_filter() {
        String header = "<|start_header_id|>assistant<|end_header_id|>\n\n";

        check(header + "<think>Hm</think>Hi", "Hm", header + "Hi");
        check(header + "Hi", "", header + "Hi");
        check("<|eot|><|eo", "", "<|eot|><|eo");
    }

    @Test
    void is_passed_on_as_it_arrives() {
        var filter = new ThinkingFilter();

        assertThat(filter.accept("<think>\nFirst ")).isEqualTo(new Split("", "First"));
        assertThat(filter.accept("second <")).isEqualTo(new Split("", " second"));
        assertThat(filter.accept("b>")).isEqualTo(new Split("", " <b>"));
        assertThat(filter.accept("\n</think>\n\nHi ")).isEqualTo(new Split("Hi ", ""));
        assertThat(filter.accept("you </think> ")).isEqualTo(new Split("you </think> ", ""));
        assertThat(filter.end()).isEqualTo(new Split("", ""));
        assertThat(filter.end()).isEqualTo(new Split("", ""));
    }

    @Test
    void text_that_begins_as_no_thought_is_passed_on_as_it_arrives() {
        var filter = new ThinkingFilter();

        assertThat(filter.accept("{\"a\"")).isEqualTo(new Split("{\"a\"", ""));
        assertThat(filter.accept(":1}")).isEqualTo(new Split(":1}", ""));
    }

    @Test
    void text_that_may_be_a_thought_is_passed_on_once_that_is_decided() {
        var filter = new ThinkingFilter();

        assertThat(filter.accept("Okay, ")).isEqualTo(new Split("", ""));
        assertThat(filter.accept("so </think> Hi")).isEqualTo(new Split("Hi", "Okay, so"));

        var other = new ThinkingFilter();
        assertThat(other.accept("The tag ")).isEqualTo(new Split("", ""));
        assertThat(other.accept("<think> is")).isEqualTo(new Split("The tag <think> is", ""));
        assertThat(other.accept(" one </think>")).isEqualTo(new Split(" one </think>", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "<",
                "</",
                "<think>",
                "</think>",
                "<think> ",
                "<think></think>",
                "<think>a</think> ",
                "<|eot|>",
                "<|header_start|>",
                "</thin",
                "<thin"
            })
    void the_time_is_linear(String beginning) {
        for (String first : List.of("", "x", "<think>", "<think>x")) {
            String text = first + beginning.repeat(LENGTH / beginning.length());
            List<CountedText> views = new ArrayList<>();
            var filter = new ThinkingFilter(held -> {
                views.add(new CountedText(held));
                return views.get(0);
            });
            for (int i = 0; i < text.length(); i += 2) {
                filter.accept(text.substring(i, Math.min(text.length(), i + 2)));
            }
            filter.end();

            assertThat(views.get(0).reads()).as(first + beginning).isLessThan((long) MOST_READS * text.length());
        }
    }
}
