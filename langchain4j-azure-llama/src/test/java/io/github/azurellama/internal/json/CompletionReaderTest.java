package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completions and chunks with everything that servers leave out, send as null or spell otherwise. */
class CompletionReaderTest {

    private static Completion read(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return CompletionReader.read(bytes);
    }

    private static CompletionChoice choice(String fields) throws IOException {
        return read("{'choices':[{" + fields + "}],'id':'after'}").choices().get(0);
    }

    @Test
    void a_well_formed_completion() throws IOException {
        Completion answer =
                read("{'id':'c','object':'chat.completion','created':17,'model':'Llama','choices':[{'index':0,"
                        + "'message':{'role':'assistant','content':'Hi','tool_calls':null},'finish_reason':'stop',"
                        + "'stop_reason':128009}],'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}");

        assertThat(answer.id()).isEqualTo("c");
        assertThat(answer.created()).isEqualTo(17);
        assertThat(answer.model()).isEqualTo("Llama");
        assertThat(answer.usage()).isEqualTo(new Usage(1, 2, 3, null, null));
        assertThat(answer.choices()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("Hi");
            assertThat(it.toolCalls()).isEmpty();
            assertThat(it.finishReason()).isEqualTo("stop");
            assertThat(it.stopReason()).isEqualTo("128009");
        });
    }

    @Test
    void a_completed_text() throws IOException {
        assertThat(choice("'index':0,'text':'Moon','logprobs':null,'finish_reason':'length'")
                        .text())
                .isEqualTo("Moon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'delta':null", "'delta':{}", "'message':null", "'finish_reason':null", "'delta':[]", ""})
    void nothing_is_nothing(String fields) throws IOException {
        CompletionChoice nothing = choice(fields);

        assertThat(nothing.index()).isZero();
        assertThat(nothing.text()).isNull();
        assertThat(nothing.toolCalls()).isEmpty();
        assertThat(nothing.finishReason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{''choices'':[]}'",
        "'{''choices'':null}'",
        "'{''object'':null}'",
        "'{''choices'':[],''usage'':null,''model'':'''',''created'':0,''id'':''''}'",
    })
    void no_choices_are_no_error(String json) throws IOException {
        assertThat(read(json).choices()).isEmpty();
        assertThat(read(json).usage()).isNull();
    }

    @Test
    void unknown_fields_of_any_depth_are_skipped() throws IOException {
        Completion answer =
                read("{'x':{'y':[{'z':1}]},'choices':[{'x':[[]],'message':{'x':{'content':'no'},'content':'yes',"
                        + "'audio':null}}],'system_fingerprint':'f','usage':{'prompt_tokens_details':{'cached':1},"
                        + "'prompt_tokens':'many','completion_tokens':2},'id':'after'}");

        assertThat(answer.choices().get(0).text()).isEqualTo("yes");
        assertThat(answer.usage()).isEqualTo(new Usage(null, 2, null, null, null));
        assertThat(answer.id()).isEqualTo("after");
    }

    @Test
    void content_as_parts_is_their_text() throws IOException {
        assertThat(choice("'message':{'content':[{'type':'text','text':'Hel'},{'type':'x','x':[{}]},{'text':'lo'}]}")
                        .text())
                .isEqualTo("Hello");
    }

    @Test
    void null_and_odd_elements_of_lists_are_skipped_and_what_follows_is_read() throws IOException {
        Completion answer = read("{'choices':[null,{'index':1,'message':{'content':[null,'Hel',{'text':'lo'}],"
                + "'tool_calls':[null,{'id':'1','function':{'name':'f'}}]},'finish_reason':'stop'},7],"
                + "'prompt_filter_results':[null,{'content_filter_results':{'hate':{'filtered':true}}}],"
                + "'usage':{'prompt_tokens':3}}");

        assertThat(answer.usage()).isEqualTo(new Usage(3, null, null, null, null));
        assertThat(answer.choices()).singleElement().satisfies(it -> {
            assertThat(it.index()).isEqualTo(1);
            assertThat(it.text()).isEqualTo("Hello");
            assertThat(it.toolCalls()).extracting(WireToolCall::name).containsExactly("f");
            assertThat(it.finishReason()).isEqualTo("stop");
        });
        assertThat(answer.promptFilterResults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'index':1,'id':'a','type':'function','function':{'name':'f','arguments':'{}'}} | 1 | a | f | {}",
                "{'id':'a','function':{'arguments':'{}','name':'f'}}              |   | a | f | {}",
                "{'id':null,'function':{'name':'f','arguments':{'x':[1]},'call_id':null}} | | | f | {'x':[1]}",
                "{'index':0,'function':{'arguments':'x'}}                           | 0 |   |   | x",
                "{'index':0,'function':{'name':'f','arguments':null}}               | 0 |   | f |",
                "{'index':0,'function':null}                                        | 0 |   |   |",
                "{'index':null,'id':7}                                              |   | 7 |   |",
            },
            quoteCharacter = '`')
    void tool_calls(String json, String index, String id, String name, String arguments) throws IOException {
        WireToolCall call =
                choice("'delta':{'tool_calls':[" + json + "]}").toolCalls().get(0);

        assertThat(call.index()).isEqualTo(index == null ? null : Integer.valueOf(index));
        assertThat(call.id()).isEqualTo(id);
        assertThat(call.name()).isEqualTo(name);
        assertThat(call.arguments()).isEqualTo(arguments == null ? null : arguments.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"content_filter_results", "content_filter_result"})
    void both_spellings_of_the_filter(String name) throws IOException {
        String results = "'" + name + "':{'hate':{'filtered':false,'severity':'safe'},"
                + "'custom_blocklists':{'filtered':true,'details':[{'id':'x','filtered':true}]},'odd':null}";

        assertThat(choice(results).contentFilterResults())
                .containsExactly(
                        new ContentFilterResult("hate", false, "safe", null, null),
                        new ContentFilterResult("custom_blocklists", true, null, null, null));
        assertThat(read("{'choices':[],'prompt_filter_results':[{'prompt_index':0," + results + "}]}")
                        .promptFilterResults())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "true, true",
                "false, false",
                "1, true",
                "0, false",
                "0.0, false",
                "'true', true",
                "'no', false",
                "null, -",
                "[true], -",
                "{}, -"
            })
    void flags_of_the_filter_in_any_spelling(String json, Boolean flag) throws IOException {
        assertThat(choice("'content_filter_results':{'a':{'filtered':" + json + ",'detected':" + json + "}}")
                        .contentFilterResults())
                .containsExactly(new ContentFilterResult("a", Boolean.TRUE.equals(flag), null, flag, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "null", "false", "nil", " ", ""})
    void a_text_that_looks_like_nothing_is_a_text_unless_another_field_has_one(String text) throws IOException {
        assertThat(choice("'message':{'content':'" + text + "'}").text()).isEqualTo(text);
        assertThat(choice("'message':{'content':'Hi'},'text':'" + text + "'").text())
                .isEqualTo("Hi");
        assertThat(choice("'delta':{'reasoning':'Hm','reasoning_content':'" + text + "'}")
                        .thinking())
                .isEqualTo("Hm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'content':null}", "{'type':'ping'}"})
    void an_object_without_any_field_of_a_completion_is_none(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(NoCompletionException.class)
                .hasMessageContaining("no choices");
    }

    @Test
    void a_content_in_place_of_choices_is_a_format_of_its_own() throws IOException {
        assertThatThrownBy(() -> read("{'index':0,'content':'Hello','stop':true}"))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("/v1");
        assertThat(read("{'content':'Hello','choices':[]}").choices()).isEmpty();
    }

    @Test
    void thinking_under_both_names() throws IOException {
        assertThat(choice("'delta':{'reasoning_content':'hm'}").thinking()).isEqualTo("hm");
        assertThat(choice("'delta':{'reasoning':'hm'}").thinking()).isEqualTo("hm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'no'}}",
                "{'choices':[],'error':'no'}",
                "{'object':'error','message':'no'}",
                "{'detail':'no'}",
                "{'statusCode':401,'message':'no'}",
            })
    void an_error_is_no_completion(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class,
                        error -> assertThat(error.body()).isEqualTo(json.replace('\'', '"')));
    }

    @Test
    void nesting_without_end_is_bounded() {
        assertThatThrownBy(() -> read("{'x':" + "[".repeat(100_000))).isInstanceOf(IOException.class);
    }
}
