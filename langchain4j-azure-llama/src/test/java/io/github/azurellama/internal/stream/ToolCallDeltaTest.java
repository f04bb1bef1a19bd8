package io.github.azurellama.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which deltas go on with a tool call, which begin another one, and which of them call the listener. */
class ToolCallDeltaTest {

    private final DeltaRecorder listener = new DeltaRecorder();

    private static WireToolCall delta(@Nullable String id, @Nullable String name, @Nullable String arguments) {
        return new WireToolCall(null, id, name, arguments);
    }

    private List<String> calls(WireToolCall... deltas) {
        var accumulator = new ToolCallAccumulator();
        Stream.of(deltas).forEach(delta -> accumulator.add(delta, listener));
        return accumulator.toCalls().stream()
                .map(call -> call.name() + call.arguments())
                .toList();
    }

    @Test
    void a_name_before_its_arguments_belongs_to_them_and_another_name_does_not() {
        assertThat(calls(delta(null, "f", ""), delta(null, "f", "{}"))).containsExactly("f{}");
        assertThat(calls(delta(null, "f", ""), delta(null, "g", "{}"))).containsExactly("f", "g{}");
        assertThat(calls(delta(null, "f", "{\"a\":"), delta(null, "f", "1}"))).containsExactly("f{\"a\":1}");
        assertThat(calls(delta(null, "f", "{\"a\":1}"), delta(null, "f", ""), delta(null, null, "{}")))
                .containsExactly("f{\"a\":1}", "f{}");
        assertThat(calls(delta("a", "f", "{"), delta("b", "f", "}"))).containsExactly("f{", "f}");
    }

    @Test
    void a_name_under_the_same_id_behind_complete_arguments_begins_another_call() {
        assertThat(calls(
                        delta("a", "f", ""),
                        delta("a", null, "{\"x\":1}"),
                        delta("a", "f", ""),
                        delta("a", null, "{\"x\":2}")))
                .containsExactly("f{\"x\":1}", "f{\"x\":2}");
    }

    @Test
    void white_space_behind_complete_arguments_is_not_part_of_them() {
        assertThat(calls(delta("a", "f", "{}"), delta(null, null, " "))).containsExactly("f{}");
    }

    @Test
    void a_delta_says_whether_it_has_called_the_listener() {
        var accumulator = new ToolCallAccumulator();

        assertThat(accumulator.add(delta("a", "f", "{}"), listener)).isTrue();
        assertThat(accumulator.add(delta("a", "f", "{}"), listener)).isFalse();
        assertThat(accumulator.add(delta(null, null, ""), listener)).isFalse();
        assertThat(accumulator.add(delta("b", "g", ""), listener)).isFalse();
        assertThat(accumulator.add(delta("b", null, "{"), listener)).isTrue();
        assertThat(accumulator.add(delta("b", null, ""), listener)).isFalse();
        assertThat(listener.called).containsExactly("call 0 a f {}", "call 1 b g {");
    }

    private static List<WireToolCall> others(List<WireToolCall> ofField, WireToolCall... ofText) {
        return TextToolCalls.withoutThose(ofField, List.of(ofText));
    }

    @Test
    void a_call_of_the_text_is_another_one_unless_the_field_has_it_too() {
        WireToolCall call = delta(null, "f", "{\"a\":1,\"b\":2}");
        List<WireToolCall> field = List.of(delta("x", "g", ""), delta("y", "f", "{ \"b\": 2, \"a\": 1 }"));

        assertThat(others(List.of(), call)).containsExactly(call);
        assertThat(others(field)).isEmpty();
        assertThat(others(field, call)).isEmpty();
        assertThat(others(field, call, call)).containsExactly(call);
        assertThat(others(field, delta(null, "h", "{\"a\":1,\"b\":2}"))).hasSize(1);
        assertThat(others(field, delta(null, "f", "{\"a\":1}"))).hasSize(1);
    }

    @Test
    void absent_arguments_are_an_empty_object() {
        for (String empty : new String[] {null, "", " "}) {
            List<WireToolCall> field = List.of(delta("y", "f", empty));

            assertThat(others(field, delta(null, "f", "{}"))).isEmpty();
            assertThat(others(field, delta(null, "f", "{\"a\":1}"))).hasSize(1);
        }
    }

    @Test
    void arguments_that_are_not_json_are_compared_as_text() {
        List<WireToolCall> field = List.of(delta("y", "f", "{a}"));

        assertThat(others(field, delta(null, "f", "{a}"))).isEmpty();
        assertThat(others(field, delta(null, "f", "{b}"))).hasSize(1);
    }
}
