package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field for an error that says nothing is no error, and what follows it is read. */
class DescribedErrorTest {

    private static final String CHOICES = "'choices':[{'message':{'content':'Hi'}}],'id':'behind'";

    private static Completion read(String json) throws IOException {
        return CompletionReader.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "false",
                "true",
                "0",
                "1",
                "''",
                "' '",
                "'null'",
                "'None'",
                "' NIL '",
                "'false'",
                "{}",
                "[]",
                "[1]",
                "[[1],[2]]",
                "[[],{'message':'x'}]",
                "[null,[{'a':[]}]]",
                "[false,{'a':{}}]",
                "[{}]",
                "{'message':null}",
                "{'message':'','type':'','param':'','code':null}",
                "{'code':0,'message':'success'}",
                "{'a':{'b':[{}]},'c':[[]]}"
            })
    void nothing_beside_a_completion_is_no_error(String nothing) throws IOException {
        for (String field : new String[] {"'error':", "'errors':"}) {
            Completion completion = read("{" + field + nothing + "," + CHOICES + "}");

            assertThat(completion.id()).isEqualTo("behind");
            assertThat(completion.choices().get(0).text()).isEqualTo("Hi");
        }
        assertThat(read("{'choices':[{'error':" + nothing + ",'message':{'content':'Hi'}}]}")
                        .choices()
                        .get(0)
                        .text())
                .isEqualTo("Hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'gone'",
                "{'a':1}",
                "{'a':{'b':[{}]},'c':[[7]]}",
                "{'message':'','code':500}",
                "['gone']",
                "[{'a':[1]},{'b':{}}]",
            })
    void an_error_beside_a_completion_wins(String error) {
        for (String json : new String[] {
            "{'error':" + error + "," + CHOICES + "}",
            "{" + CHOICES + ",'error':" + error + "}",
            "{'errors':" + error + "," + CHOICES + "}",
            "{'choices':[{'error':" + error + ",'message':{'content':'Hi'}}]}",
            "{'choices':[{'message':{'content':'Hi'}},{'error':" + error + "}]}"
        }) {
            assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(ErrorPayloadException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'error':true",
                "'error':1",
                "'error':{}",
                "'errors':[]",
                "'message':'gone'",
                "'msg':'gone'",
                "'detail':[{'x':[1]}]",
                "'title':'gone'",
                "'error_message':'gone'",
                "'errorMessage':7",
                "'statusCode':500"
            })
    void what_may_be_an_error_is_one_unless_a_completion_is_beside_it(String field) throws IOException {
        for (String json :
                new String[] {"{" + field + "}", "{'choices':[]," + field + "}", "{" + field + ",'id':'a'}"}) {
            assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(ErrorPayloadException.class);
        }
        assertThat(read("{" + field + "," + CHOICES + "}").id()).isEqualTo("behind");
        assertThat(read("{" + field + ",'usage':{'total_tokens':1}}").usage()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'error':null",
                "'error':false",
                "'message':null",
                "'detail':false",
                "'object':'chunk'",
                "'type':[]"
            })
    void what_says_nothing_is_no_error_alone_either(String field) throws IOException {
        assertThat(read("{" + field + ",'id':'behind'}").id()).isEqualTo("behind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "type"})
    void an_object_of_the_type_error_is_an_error_whatever_else_it_has(String field) throws IOException {
        assertThatThrownBy(() -> read("{'" + field + "':'error'," + CHOICES + "}"))
                .isInstanceOf(ErrorPayloadException.class);
        assertThat(read("{'" + field + "':'terror'," + CHOICES + "}").id()).isEqualTo("behind");
        assertThat(read("{'" + field + "':'mirro'," + CHOICES + "}").id()).isEqualTo("behind");
    }

    @Test
    void a_tree_of_a_response_fails_only_if_it_has_an_error() throws IOException {
        assertThat(Json.response("{\"error\":null,\"a\":NaN}".getBytes(UTF_8))
                        .path("a")
                        .isNumber())
                .isTrue();
        assertThat(Json.response(new byte[0]).isMissingNode()).isTrue();
        assertThatThrownBy(() -> Json.response("{\"error\":\"gone\"}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo("{\"error\":\"gone\"}"));
    }
}
