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

    /** What the listener received: the arguments of each call, joined. */
    private final Map<String, String> received = new TreeMap<>();

    private final StreamListener<Object> listener = new StreamListener<>() {
        @Override
        public void onText(String delta) {
            throw new AssertionError("there is no text");
        }

        @Override
        public void onThinking(String delta) {
            throw new AssertionError("there is no thinking");
        }

        @Override
        public void onToolCall(int position, String id, String name, String delta) {
            assertThat(delta).isNotEmpty();
            received.merge(position + " " + id + " " + name, delta, String::concat);
        }
    };

    private static WireToolCall delta(
            @Nullable Integer index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        return new WireToolCall(index, id, name, arguments);
    }

    private List<WireToolCall> accumulate(WireToolCall... deltas) {
        var accumulator = new ToolCallAccumulator();
        for (WireToolCall delta : deltas) {
            accumulator.add(delta, listener);
        }
        return accumulator.toCalls();
    }

    /** The calls as "id name arguments", after a check that the listener received the same. */
    private List<String> calls(WireToolCall... deltas) {
        List<String> calls = new ArrayList<>();
        List<WireToolCall> accumulated = accumulate(deltas);
        for (int i = 0; i < accumulated.size(); i++) {
            WireToolCall call = accumulated.get(i);
            calls.add(call.id() + " " + call.name() + " " + call.arguments());
            assertThat(received.getOrDefault(i + " " + call.id() + " " + call.name(), ""))
                    .as("the deltas of call %d", i)
                    .isEqualTo(call.arguments());
        }
        return calls;
    }

    @Test
    void a_complete_call_in_one_delta() {
        assertThat(calls(delta(0, "a", "f", "{\"x\":1}"))).containsExactly("a f {\"x\":1}");
    }

    @Test
    void a_whole_call_without_index() {
        assertThat(calls(delta(null, "a", "f", "{}"), delta(null, "b", "f", "{}")))
                .containsExactly("a f {}", "b f {}");
    }

    @Test
    void whole_calls_without_index_and_id_are_one_each() {
        List<WireToolCall> calls = accumulate(delta(null, null, "f", "{}"), delta(null, null, "f", "{}"));

        assertThat(calls).extracting(WireToolCall::name).containsExactly("f", "f");
        assertThat(calls).extracting(WireToolCall::id).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void fragments_are_joined_by_index() {
        assertThat(calls(delta(0, "a", "f", ""), delta(0, null, null, "{\"x\""), delta(0, null, null, ":1}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void fragments_are_joined_by_id() {
        assertThat(calls(
                        delta(null, "a", "f", "{"),
                        delta(null, "b", "g", "["),
                        delta(null, "a", null, "}"),
                        delta(null, "b", null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_are_joined_by_order() {
        assertThat(calls(
                        delta(null, "a", "f", "{"),
                        delta(null, null, null, "}"),
                        delta(null, "b", "g", "["),
                        delta(null, null, null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_of_several_calls_may_come_mixed() {
        assertThat(calls(
                        delta(0, "a", "f", ""),
                        delta(1, "b", "g", ""),
                        delta(0, null, null, "{\"x\":"),
                        delta(1, null, null, "{\"y\":"),
                        delta(0, null, null, "1}"),
                        delta(1, null, null, "2}")))
                .containsExactly("a f {\"x\":1}", "b g {\"y\":2}");
    }

    @Test
    void complete_calls_that_share_index_0_are_distinguished_by_id() {
        assertThat(calls(delta(0, "a", "f", "{}"), delta(0, "b", "f", "[]"), delta(0, "c", "g", "{}")))
                .containsExactly("a f {}", "b f []", "c g {}");
    }

    @Test
    void whole_calls_that_all_say_index_0_and_have_no_ids_are_one_each() {
        List<WireToolCall> calls =
                accumulate(delta(0, null, "f", "{\"x\":1}"), delta(0, null, "f", "{\"x\":1}"), delta(0, "", "g", "{}"));

        assertThat(calls).extracting(WireToolCall::name).containsExactly("f", "f", "g");
        assertThat(calls).extracting(WireToolCall::arguments).containsExactly("{\"x\":1}", "{\"x\":1}", "{}");
    }

    @Test
    void a_name_that_comes_with_each_fragment_begins_no_new_call() {
        assertThat(accumulate(
                        delta(0, null, "f", "{\"x\":{}"), delta(0, null, "f", ",\"y\":"), delta(0, null, "f", "{}}")))
                .extracting(WireToolCall::arguments)
                .containsExactly("{\"x\":{},\"y\":{}}");
    }

    @Test
    void fragments_that_all_say_index_0_belong_to_the_call_that_began_last() {
        assertThat(calls(
                        delta(0, "a", "f", "{"),
                        delta(0, null, null, "}"),
                        delta(0, "b", "g", "["),
                        delta(0, null, null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void fragments_that_all_say_index_0_belong_to_the_call_of_their_id() {
        assertThat(calls(
                        delta(0, "a", "f", "{"),
                        delta(0, "b", "g", "["),
                        delta(0, "a", null, "}"),
                        delta(0, "b", null, "]")))
                .containsExactly("a f {}", "b g []");
    }

    @Test
    void an_empty_id_and_an_empty_name_are_none() {
        assertThat(calls(delta(0, "a", "f", "{"), delta(0, "", "", "\"x\":"), delta(0, "", "", "1}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void an_empty_name_without_index_continues_the_last_call() {
        assertThat(calls(delta(null, "a", "f", "{"), delta(null, "", "", "}"))).containsExactly("a f {}");
    }

    @Test
    void an_id_that_changes_with_each_fragment_does_not_divide_a_call() {
        assertThat(calls(delta(0, "a", "f", "{"), delta(0, "b", null, "}"))).containsExactly("a f {}");
    }

    @Test
    void a_name_that_comes_late_is_waited_for() {
        assertThat(calls(delta(0, "a", null, "{\"x\""), delta(0, null, "f", ":1"), delta(0, null, null, "}")))
                .containsExactly("a f {\"x\":1}");
    }

    @Test
    void a_name_that_comes_with_each_fragment_is_taken_once() {
        assertThat(calls(delta(0, "a", "f", "{"), delta(0, "a", "f", "}"))).containsExactly("a f {}");
    }

    @Test
    void an_id_that_arrives_after_the_first_delta_is_ignored() {
        List<WireToolCall> calls = accumulate(delta(0, null, "f", "{"), delta(0, "late", null, "}"));

        assertThat(received).hasSize(1);
        assertThat(received.keySet().iterator().next())
                .isEqualTo("0 " + calls.get(0).id() + " f");
    }

    @Test
    void a_call_without_arguments_has_none() {
        assertThat(calls(delta(0, "a", "f", null))).containsExactly("a f ");
        assertThat(received).isEmpty();
    }

    @Test
    void indexes_need_not_begin_with_0() {
        assertThat(calls(delta(3, "a", "f", "{}"), delta(5, "b", "g", "{}"))).containsExactly("a f {}", "b g {}");
    }

    @Test
    void whole_calls_of_one_id_are_one_each_unless_they_are_equal() {
        assertThat(calls(
                        delta(0, "a", "f", "{\"x\":1}"),
                        delta(0, "a", "f", "{\"x\":2}"),
                        delta(0, "a", "f", "{\"x\":1}")))
                .containsExactly("a f {\"x\":1}", "a f {\"x\":2}");
    }

    @Test
    void a_brace_inside_a_string_is_no_end() {
        assertThat(calls(delta(0, "a", "f", "{\"x\":\"}"), delta(0, "a", "f", "{\"}")))
                .containsExactly("a f {\"x\":\"}{\"}");
    }

    @Test
    void an_index_that_comes_late_belongs_to_the_call_that_has_none() {
        assertThat(calls(delta(null, "a", "f", ""), delta(1, null, null, "{}"), delta(null, "b", "g", "{}")))
                .containsExactly("a f {}", "b g {}");
    }

    @Test
    void an_entry_of_an_id_alone_is_no_call_and_one_that_is_named_later_is() {
        assertThat(calls(delta(0, "a", null, null), delta(1, "b", "g", "{}"))).containsExactly("b g {}");
        assertThat(calls(delta(null, "c", null, null), delta(null, null, "f", "[]")))
                .containsExactly("c f []");
    }

    @Test
    void a_space_between_two_fragments_is_kept() {
        assertThat(calls(delta(0, "a", "f", "{\"x\":\"to"), delta(0, null, null, " "), delta(0, null, null, "be\"}")))
                .containsExactly("a f {\"x\":\"to be\"}");
    }
}
