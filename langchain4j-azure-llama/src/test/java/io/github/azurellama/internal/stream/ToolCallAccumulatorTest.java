package io.github.azurellama.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolCallAccumulatorTest {

    /** What the listener got: the arguments of each call, joined. */
    private final Map<String, String> told = new TreeMap<>();

    private final StreamListener<Object> listener = new StreamListener<>() {
        @Override
        public void onText(String piece) {
            throw new AssertionError("there is no text");
        }

        @Override
        public void onThinking(String piece) {
            throw new AssertionError("there is no thinking");
        }

        @Override
        public void onToolCall(int position, String id, String name, String piece) {
            assertThat(piece).isNotEmpty();
            told.merge(position + " " + id + " " + name, piece, String::concat);
        }
    };

    private static WireToolCall piece(
            @Nullable Integer index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        return new WireToolCall(index, id, name, arguments);
    }

    private List<WireToolCall> fold(WireToolCall... pieces) {
        var fold = new ToolCallAccumulator();
        for (WireToolCall piece : pieces) {
            fold.add(piece, listener);
        }
        return fold.toCalls();
    }

    /** The calls as "id name arguments", after a check that the listener got the same. */
    private List<String> calls(WireToolCall... pieces) {
        List<String> calls = new ArrayList<>();
        List<WireToolCall> folded = fold(pieces);
        for (int i = 0; i < folded.size(); i++) {
            WireToolCall call = folded.get(i);
            calls.add(call.id() + " " + call.name() + " " + call.arguments());
            assertThat(told.getOrDefault(i + " " + call.id() + " " + call.name(), ""))
                    .as("the pieces of call %d", i)
                    .isEqualTo(call.arguments());
        }
        return calls;
    }

    @Test
    void a_whole_call_in_one_delta() {
        assertThat(calls(piece(0, "a", "f", "{\"x\":1}"))).containsExactly("a f {\"x\":1}");
    }

    @Test
    void a_whole_call_without_index() {
        assertThat(calls(piece(null, "a", "f", "{}"), piece(null, "b", "f", "{}")))
                .containsExactly("a f {}", "b f {}");
    }

    @Test
    void whole_calls_without_index_and_id_are_one_each() {
        List<WireToolCall> calls = fold(piece(null, null, "f", "{}"), piece(null, null, "f", "{}"));

        assertThat(calls).extracting(WireToolCall::name).containsExactly("f", "f");
        assertThat(calls).extracting(WireToolCall::id).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void fragments_are_joined_by_index() {
        assertThat(calls(piece(0, "a", "f", ""), piece(0, null, null, "{\"x\""), piece(0, null, null, ":1}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void fragments_are_joined_by_id() {
        assertThat(calls(
                        piece(null, "a", "f", "{"),
                        piece(null, "b", "g", "["),
                        piece(null, "a", null, "}"),
                        piece(null, "b", null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_are_joined_by_order() {
        assertThat(calls(
                        piece(null, "a", "f", "{"),
                        piece(null, null, null, "}"),
                        piece(null, "b", "g", "["),
                        piece(null, null, null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_of_several_calls_may_come_mixed() {
        assertThat(calls(
                        piece(0, "a", "f", ""),
                        piece(1, "b", "g", ""),
                        piece(0, null, null, "{\"x\":"),
                        piece(1, null, null, "{\"y\":"),
                        piece(0, null, null, "1}"),
                        piece(1, null, null, "2}")))
                .containsExactly("a f {\"x\":1}", "b g {\"y\":2}");
    }

    @Test
    void whole_calls_that_all_say_index_0_are_distinguished_by_id() {
        assertThat(calls(piece(0, "a", "f", "{}"), piece(0, "b", "f", "[]"), piece(0, "c", "g", "{}")))
                .containsExactly("a f {}", "b f []", "c g {}");
    }

    @Test
    void whole_calls_that_all_say_index_0_and_have_no_ids_are_one_each() {
        List<WireToolCall> calls =
                fold(piece(0, null, "f", "{\"x\":1}"), piece(0, null, "f", "{\"x\":1}"), piece(0, "", "g", "{}"));

        assertThat(calls).extracting(WireToolCall::name).containsExactly("f", "f", "g");
        assertThat(calls).extracting(WireToolCall::arguments).containsExactly("{\"x\":1}", "{\"x\":1}", "{}");
    }

    @Test
    void a_name_that_comes_with_each_fragment_begins_no_new_call() {
        assertThat(fold(piece(0, null, "f", "{\"x\":{}"), piece(0, null, "f", ",\"y\":"), piece(0, null, "f", "{}}")))
                .extracting(WireToolCall::arguments)
                .containsExactly("{\"x\":{},\"y\":{}}");
    }

    @Test
    void fragments_that_all_say_index_0_belong_to_the_call_that_began_last() {
        assertThat(calls(
                        piece(0, "a", "f", "{"),
                        piece(0, null, null, "}"),
                        piece(0, "b", "g", "["),
                        piece(0, null, null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_that_all_say_index_0_belong_to_the_call_of_their_id() {
        assertThat(calls(
                        piece(0, "a", "f", "{"),
                        piece(0, "b", "g", "["),
                        piece(0, "a", null, "}"),
                        piece(0, "b", null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void an_empty_id_and_an_empty_name_are_none() {
        assertThat(calls(piece(0, "a", "f", "{"), piece(0, "", "", "\"x\":"), piece(0, "", "", "1}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void an_empty_name_without_index_continues_the_last_call() {
        assertThat(calls(piece(null, "a", "f", "{"), piece(null, "", "", "}"))).containsExactly("a f {}");
    }

    @Test
    void an_id_that_changes_with_each_fragment_does_not_divide_a_call() {
        assertThat(calls(piece(0, "a", "f", "{"), piece(0, "b", null, "}"))).containsExactly("a f {}");
    }

    @Test
    void a_name_that_comes_late_is_waited_for() {
        assertThat(calls(piece(0, "a", null, "{\"x\""), piece(0, null, "f", ":1"), piece(0, null, null, "}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void a_name_that_comes_with_each_fragment_is_taken_once() {
        assertThat(calls(piece(0, "a", "f", "{"), piece(0, "a", "f", "}"))).containsExactly("a f {}");
    }

    @Test
    void an_id_that_comes_after_deltas_were_passed_on_is_too_late() {
        List<WireToolCall> calls = fold(piece(0, null, "f", "{"), piece(0, "late", null, "}"));

        assertThat(told).hasSize(1);
        assertThat(told.keySet().iterator().next())
                .isEqualTo("0 " + calls.get(0).id() + " f");
    }

    @Test
    void a_call_without_arguments_has_none() {
        assertThat(calls(piece(0, "a", "f", null))).containsExactly("a f ");
        assertThat(told).isEmpty();
    }

    @Test
    void indexes_need_not_begin_with_0() {
        assertThat(calls(piece(3, "a", "f", "{}"), piece(5, "b", "g", "{}"))).containsExactly("a f {}", "b g {}");
    }

    @Test
    void whole_calls_of_one_id_are_one_each_unless_they_are_equal() {
        assertThat(calls(
                        piece(0, "a", "f", "{\"x\":1}"),
                        piece(0, "a", "f", "{\"x\":2}"),
                        piece(0, "a", "f", "{\"x\":1}")))
                .containsExactly("a f {\"x\":1}", "a f {\"x\":2}");
    }

    @Test
    void a_brace_inside_a_string_is_no_end() {
        assertThat(calls(piece(0, "a", "f", "{\"x\":\"}"), piece(0, "a", "f", "{\"}")))
                .containsExactly("a f {\"x\":\"}{\"}");
    }

    @Test
    void an_index_that_comes_late_belongs_to_the_call_that_has_none() {
        assertThat(calls(piece(null, "a", "f", ""), piece(1, null, null, "{}"), piece(null, "b", "g", "{}")))
                .containsExactly("a f {}", "b g {}");
    }

    @Test
    void an_entry_of_an_id_alone_is_no_call_and_one_that_is_named_later_is() {
        assertThat(calls(piece(0, "a", null, null), piece(1, "b", "g", "{}"))).containsExactly("b g {}");
        assertThat(calls(piece(null, "c", null, null), piece(null, null, "f", "[]")))
                .containsExactly("c f []");
    }

    @Test
    void a_space_between_two_fragments_is_kept() {
        assertThat(calls(piece(0, "a", "f", "{\"x\":\"to"), piece(0, null, null, " "), piece(0, null, null, "be\"}")))
                .containsExactly("a f {\"x\":\"to be\"}");
    }
}
