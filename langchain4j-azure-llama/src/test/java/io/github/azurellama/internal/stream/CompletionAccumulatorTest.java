package io.github.azurellama.internal.stream;

import static io.github.azurellama.internal.stream.Chunks.accumulator;
import static io.github.azurellama.internal.stream.Chunks.delta;
import static io.github.azurellama.internal.stream.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.ServerTimings;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What chunks add up to, and what of it the listener gets. */
class CompletionAccumulatorTest {

    private static final TextFilters SPLITS_THOUGHTS = new TextFilters(Set.of(), false, null, true, true);
    private static final TextFilters FINDS_CALLS = new TextFilters(Set.of("pay"), true, null);

    private final DeltaRecorder listener = new DeltaRecorder();

    /** Adds chunks to a stream of one choice, ends it and returns what it has become. */
    private Completion accumulated(TextFilters filters, Completion... chunks) {
        CompletionAccumulator accumulator = accumulator(1, filters);
        for (Completion chunk : chunks) {
            accumulator.add(chunk, listener);
        }
        accumulator.close(listener);
        return accumulator.toCompletion();
    }

    private CompletionChoice choice(TextFilters filters, Completion... chunks) {
        return accumulated(filters, chunks).choices().get(0);
    }

    @Test
    void the_first_chunk_that_has_them_gives_id_model_and_time() {
        Completion completion = accumulated(
                TextFilters.NONE,
                json("{'id':'','model':'','created':0,'choices':[]}"),
                json("{'id':'a','choices':[]}"),
                json("{'id':'b','model':'m','created':17,'choices':[]}"),
                json("{'id':'c','model':'n','created':18,'choices':[]}"));

        assertThat(completion.id()).isEqualTo("a");
        assertThat(completion.model()).isEqualTo("m");
        assertThat(completion.created()).isEqualTo(17);
    }

    @Test
    void the_last_chunk_that_has_them_gives_usage_timings_and_reasons() {
        Completion completion = accumulated(
                TextFilters.NONE,
                json("{'choices':[{'index':0,'delta':{'content':'a'},'finish_reason':'stop','stop_reason':'x'}],"
                        + "'usage':{'prompt_tokens':3},'timings':{'prompt_n':1}}"),
                json("{'choices':[{'index':0,'delta':{},'finish_reason':'length','stop_reason':'y'}],"
                        + "'usage':{'completion_tokens':4},'timings':{'prompt_n':2}}"),
                json("{'choices':[{'index':0,'delta':{}}]}"));

        assertThat(completion.usage()).isEqualTo(new Usage(3, 4, null, null, null));
        assertThat(completion.timings())
                .isNotNull()
                .extracting(ServerTimings::promptTokens)
                .isEqualTo(2);
        assertThat(completion.choices().get(0).finishReason()).isEqualTo("length");
        assertThat(completion.choices().get(0).stopReason()).isEqualTo("y");
    }

    @Test
    void logprobs_of_all_chunks_are_kept_in_order() {
        String logprob = "{'choices':[{'index':0,'logprobs':{'content':[{'token':'T','logprob':-1}]}}]}";

        assertThat(choice(TextFilters.NONE, json(logprob), delta(""), json(logprob.replace('T', 'U')))
                        .logprobs())
                .extracting(TokenLogprob::token)
                .containsExactly("T", "U");
    }

    @Test
    void what_was_filtered_stays_filtered_and_else_the_latest_result_counts() {
        String results = "{'prompt_filter_results':[{'content_filter_results':RESULTS}],"
                + "'choices':[{'index':0,'content_filter_results':RESULTS}]}";

        Completion completion = accumulated(
                TextFilters.NONE,
                json(results.replace("RESULTS", "{'hate':{'severity':'safe'},'sexual':{'filtered':true}}")),
                json(results.replace("RESULTS", "{'hate':{'severity':'low'},'sexual':{'severity':'safe'}}")));

        List<ContentFilterResult> expected = List.of(
                new ContentFilterResult("hate", false, "low", null, null),
                new ContentFilterResult("sexual", true, null, null, null));
        assertThat(completion.promptFilterResults()).isEqualTo(expected);
        assertThat(completion.choices().get(0).contentFilterResults()).isEqualTo(expected);
    }

    @Test
    void a_refusal_is_text_and_refusal_and_a_response_without_one_has_none() {
        CompletionChoice refused = choice(TextFilters.NONE, delta("'refusal':'I '"), delta("'refusal':'refuse'"));

        assertThat(refused.refusal()).isEqualTo("I refuse");
        assertThat(listener.called).containsExactly("text I ", "text refuse");
        assertThat(choice(TextFilters.NONE, delta("'content':'a'")).refusal()).isNull();
        assertThat(choice(TextFilters.NONE, delta("'content':'a'")).thinking()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'content':'a' | true",
                "'reasoning':'a' | true",
                "'reasoning':'a','content':'' | true",
                "'reasoning':'a','tool_calls':[] | true",
                "'content':'a','refusal':'' | true",
                "'refusal':'a' | true",
                "'content':'a','tool_calls':[{'id':'x'}] | true",
                "'tool_calls':[{'function':{'name':'f','arguments':'{'}},{'id':'x'}] | true",
                "'role':'assistant','content':'' | false",
                "'reasoning':'' | false",
                "'refusal':'' | false",
                "'tool_calls':[{'function':{'name':'f','arguments':''}}] | false",
                "`` | false"
            })
    void a_chunk_says_whether_it_has_called_the_listener(String fields, boolean isCalled) {
        assertThat(accumulator(1, TextFilters.NONE).add(delta(fields), listener))
                .isEqualTo(isCalled);
        assertThat(listener.called.isEmpty()).isEqualTo(!isCalled);
    }

    @Test
    void text_that_a_filter_holds_back_has_not_called_the_listener() {
        CompletionAccumulator accumulator = accumulator(1, SPLITS_THOUGHTS);

        assertThat(accumulator.add(delta("'content':'<thi'"), listener)).isFalse();
        assertThat(accumulator.add(delta("'content':'nk>Hm'"), listener)).isTrue();
        assertThat(accumulator.add(delta("'content':'</think>Hi'"), listener)).isTrue();
        assertThat(listener.called).containsExactly("thinking Hm", "text Hi");
    }

    @Test
    void text_held_back_for_a_thought_is_released_before_the_thinking_of_a_field() {
        CompletionAccumulator accumulator = accumulator(1, SPLITS_THOUGHTS);
        accumulator.add(delta("'content':'Hello '"), listener);

        assertThat(accumulator.add(delta("'reasoning':'Hm'"), listener)).isTrue();
        assertThat(accumulator.add(delta("'content':'you</think>'"), listener)).isTrue();
        assertThat(listener.called).containsExactly("text Hello ", "thinking Hm", "text you</think>");
    }

    @Test
    void a_message_behind_its_deltas_calls_no_listener() {
        CompletionAccumulator accumulator = accumulator(1, SPLITS_THOUGHTS);
        accumulator.add(delta("'reasoning':'Hm'"), listener);
        accumulator.add(delta("'content':'Hello'"), listener);

        assertThat(accumulator.add(
                        json("{'choices':[{'index':0,'message':{'content':'Hello','reasoning':'Hm'}}]}"), listener))
                .isFalse();
        assertThat(listener.called).containsExactly("thinking Hm", "text Hello");
    }

    @Test
    void thinking_that_is_not_wanted_is_dropped() {
        TextFilters drops = new TextFilters(Set.of(), false, null, true, false);

        CompletionChoice choice = choice(drops, delta("'reasoning':'Hm','content':'Hi'"));

        assertThat(choice.thinking()).isNull();
        assertThat(listener.called).containsExactly("text Hi");
    }

    @Test
    void what_filters_hold_back_is_released_at_the_end() {
        assertThat(choice(FINDS_CALLS, delta("'content':'Hi {\\\"name\\\"'")).text())
                .isEqualTo("Hi {\"name\"");
        assertThat(choice(SPLITS_THOUGHTS, delta("'content':'<think'")).text()).isEqualTo("<think");
        assertThat(listener.called).containsExactly("text Hi", "text  {\"name\"", "text <think");
    }

    @Test
    void a_call_in_the_text_comes_behind_the_calls_of_the_field_unless_it_is_one_of_them() {
        String pay = "'content':'{\\\"name\\\":\\\"pay\\\",\\\"parameters\\\":{\\\"x\\\": N}}'";

        CompletionChoice choice = choice(
                FINDS_CALLS,
                delta("'tool_calls':[{'index':0,'id':'a','function':{'name':'pay','arguments':'{\\\"x\\\":1}'}}]"),
                delta(pay.replace('N', '1')),
                delta(pay.replace('N', '2')));

        assertThat(choice.toolCalls()).extracting(WireToolCall::arguments).hasSize(2);
        assertThat(choice.toolCalls().get(1).arguments()).contains("2");
        assertThat(choice.text()).isEmpty();
        assertThat(listener.called).hasSize(2).allMatch(call -> call.startsWith("call "));
        assertThat(listener.called.get(1)).startsWith("call 1 ");
    }

    @Test
    void a_stream_is_finished_once_every_requested_choice_has_a_reason() {
        CompletionAccumulator accumulator = accumulator(2, TextFilters.NONE);
        assertThat(accumulator.hasBegun()).isFalse();
        accumulator.add(json("{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}"), listener);
        assertThat(accumulator.hasBegun()).isTrue();
        assertThat(accumulator.isFinished()).isFalse();
        accumulator.add(json("{'choices':[{'index':1,'delta':{'content':'b'}}]}"), listener);
        assertThat(accumulator.isFinished()).isFalse();
        accumulator.add(json("{'choices':[{'index':1,'delta':{},'finish_reason':'stop'}]}"), listener);
        assertThat(accumulator.isFinished()).isTrue();
        accumulator.add(json("{'choices':[{'index':2,'delta':{}}]}"), listener);
        assertThat(accumulator.isFinished()).isFalse();
    }

    @Test
    void the_listener_gets_choice_0_at_once_and_another_only_if_there_is_no_choice_0() {
        Completion second = json("{'choices':[{'index':2,'delta':{'content':'c'}},{'index':1,'delta':{'content':'b',"
                + "'reasoning':'Hm','tool_calls':[{'index':0,'id':'x','function':{'name':'f','arguments':'{}'}}]}}]}");

        assertThat(accumulated(TextFilters.NONE, second, delta("'content':'a'")).choices())
                .extracting(CompletionChoice::text)
                .containsExactly("a", "b", "c");
        assertThat(listener.called).containsExactly("text a");

        listener.called.clear();
        accumulated(TextFilters.NONE, second);
        assertThat(listener.called).containsExactly("thinking Hm", "text b", "call 0 x f {}");

        listener.called.clear();
        accumulated(TextFilters.NONE, json("{'choices':[{'index':1,'delta':{}}]}"));
        accumulated(TextFilters.NONE);
        assertThat(listener.called).isEmpty();
    }
}
