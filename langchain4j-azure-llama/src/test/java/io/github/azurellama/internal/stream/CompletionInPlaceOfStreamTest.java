package io.github.azurellama.internal.stream;

import static io.github.azurellama.internal.stream.Chunks.accumulator;
import static io.github.azurellama.internal.stream.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a completion in place of a stream becomes, and what of it the listener gets. */
class CompletionInPlaceOfStreamTest {

    private static final TextFilters SPLITS_THOUGHTS = new TextFilters(Set.of(), false, null, true, true);

    private final DeltaRecorder listener = new DeltaRecorder();

    private Completion replaced(TextFilters filters, String choices) {
        return accumulator(1, filters).replace(json("{'choices':[" + choices + "]}"), listener);
    }

    @Test
    void of_a_completion_in_place_of_a_stream_the_listener_gets_the_choice_with_the_lowest_index() {
        Completion completion = replaced(
                TextFilters.NONE,
                "{'index':2,'message':{'content':'c'}},{'index':1,'message':{'content':'b','reasoning':'Hm',"
                        + "'tool_calls':[{'function':{'name':'f','arguments':'{}'}},{'id':'y','function':{'name':'g'}},"
                        + "{'id':'z','function':{'arguments':'{}'}},{'id':'w','function':{'name':'h','arguments':''}}]}},"
                        + "{'index':3,'message':{'content':'d'}},{'index':1,'message':{'content':'e'}}");

        List<WireToolCall> calls = completion.choices().get(1).toolCalls();
        assertThat(completion.choices()).extracting(CompletionChoice::text).containsExactly("c", "b", "d", "e");
        assertThat(listener.called)
                .containsExactly(
                        "thinking Hm", "text b", "call 0 " + calls.get(0).id() + " f {}");
        assertThat(calls).extracting(WireToolCall::id).doesNotContainNull().contains("y", "z", "w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{'index':0,'message':{}}", "{'index':0,'message':{'content':'','reasoning':''}}"})
    void a_completion_without_content_calls_no_listener(String choices) {
        replaced(TextFilters.NONE, choices);

        assertThat(listener.called).isEmpty();
    }

    @Test
    void a_refusal_of_a_completion_is_its_text() {
        replaced(TextFilters.NONE, "{'index':0,'message':{'content':null,'refusal':'no'}}");

        assertThat(listener.called).containsExactly("text no");
    }

    @Test
    void thoughts_in_the_text_are_split_off_unless_a_field_has_them() {
        CompletionChoice split = replaced(SPLITS_THOUGHTS, "{'index':0,'message':{'content':'<think>Hm</think>Hi'}}")
                .choices()
                .get(0);
        CompletionChoice unsplit = replaced(
                        SPLITS_THOUGHTS, "{'index':0,'message':{'content':'<think>Hm</think>Hi','reasoning':'So'}}")
                .choices()
                .get(0);

        assertThat(split.thinking()).isEqualTo("Hm");
        assertThat(split.text()).isEqualTo("Hi");
        assertThat(unsplit.thinking()).isEqualTo("So");
        assertThat(unsplit.text()).isEqualTo("<think>Hm</think>Hi");
        assertThat(listener.called)
                .containsExactly("thinking Hm", "text Hi", "thinking So", "text <think>Hm</think>Hi");
    }

    @Test
    void thinking_that_is_not_wanted_is_dropped() {
        TextFilters drops = new TextFilters(Set.of(), false, null, true, false);

        assertThat(replaced(drops, "{'index':0,'message':{'content':'Hi','reasoning':'Hm'}}")
                        .choices()
                        .get(0)
                        .thinking())
                .isNull();
        assertThat(listener.called).containsExactly("text Hi");
    }

    @Test
    void a_call_in_the_text_comes_behind_the_calls_of_the_field_unless_it_is_one_of_them() {
        TextFilters findsCalls = new TextFilters(Set.of("pay"), true, null);
        String pay = "{\\'name\\':\\'pay\\',\\'parameters\\':{\\'x\\':N}}".replace("\\'", "\\\"");
        String field = "'tool_calls':[{'id':'a','function':{'name':'pay','arguments':{'x':1}}}]";

        assertThat(replaced(
                                findsCalls,
                                "{'index':0,'message':{'content':'" + pay.replace('N', '1') + pay.replace('N', '2')
                                        + "'," + field + "}}")
                        .choices()
                        .get(0)
                        .toolCalls())
                .extracting(WireToolCall::arguments)
                .containsExactly("{\"x\":1}", "{\"x\":2}");
        assertThat(replaced(findsCalls, "{'index':0,'message':{'content':'Hi'," + field + "}}")
                        .choices()
                        .get(0)
                        .toolCalls())
                .hasSize(1);
    }
}
