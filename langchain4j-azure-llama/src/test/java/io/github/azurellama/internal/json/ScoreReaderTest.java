package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreReaderTest {

    private static Completion read(String json) throws IOException {
        return ScoreReader.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'output':'Hi'}             | Hi",
                "{'output':['Hi','Ho']}      | Hi,Ho",
                "{'output':[{'0':'Hi'}]}     | Hi",
                "[{'0':'Hi'},{'0':'Ho'}]     | Hi,Ho",
                "{'output':{'0':'Hi'}}       | Hi",
                "['Hi']                      | Hi",
                "{'output':[null,'Hi',7,{}]} | Hi",
                "{'choices':[{'message':{'content':'Hi'}}]} | Hi"
            })
    void reads_the_output_of_every_generation(String json, String texts) throws IOException {
        assertThat(read(json).choices()).extracting(CompletionChoice::text).containsExactly(texts.split(","));
    }

    @Test
    void reads_what_stands_beside_the_output() throws IOException {
        Completion completion =
                read("{'output':'Hi','id':'c','model':'m','finish_reason':'stop','reasoning_content':'Hm',"
                        + "'tool_calls':[{'id':'a','function':{'name':'f','arguments':{'x':1}}}],"
                        + "'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}");

        assertThat(completion.id()).isEqualTo("c");
        assertThat(completion.model()).isEqualTo("m");
        assertThat(completion.usage()).isEqualTo(new Usage(1, 2, 3, null, null));
        assertThat(completion.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.thinking()).isEqualTo("Hm");
            assertThat(choice.finishReason()).isEqualTo("stop");
            assertThat(choice.toolCalls()).containsExactly(new WireToolCall(null, "a", "f", "{\"x\":1}"));
        });
    }

    @Test
    void a_message_or_a_finish_reason_without_output_is_a_response() throws IOException {
        Completion thinking = read("{'output':null,'message':{'role':'assistant','content':null,'reasoning_content':"
                + "'Let me think'},'finish_reason':'length','usage':{'prompt_tokens':9}}");

        assertThat(thinking.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.thinking()).isEqualTo("Let me think");
            assertThat(choice.finishReason()).isEqualTo("length");
        });
        assertThat(read("{'output':null,'finish_reason':'length'}").choices()).hasSize(1);
        assertThat(read("{'output':null,'message':{'content':'Hi'}}").choices())
                .extracting(CompletionChoice::text)
                .containsExactly("Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'output':null}", "{'output':[]}", "[]", "", "null", "{'usage':{}}"})
    void nothing_at_all_is_refused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("the response has no output")
                .hasMessageEndingWith(json.isEmpty() ? "the reason" : json.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'output':null,'error':{'status_code':503,'body':{}}}",
                "{'output':'Hi','error':'busy'}",
                "{'error':true}",
                "{'detail':'busy'}",
                "{'status_code':503,'message':'busy'}",
                "{'detail':[{'msg':'busy'}]}"
            })
    void an_error_is_reported(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ErrorPayloadException.class);
    }
}
