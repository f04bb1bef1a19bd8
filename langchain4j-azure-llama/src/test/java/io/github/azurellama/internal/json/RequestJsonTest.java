package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azurellama.internal.wire.RawJson;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireMessage.Image;
import io.github.azurellama.internal.wire.WireMessage.Text;
import io.github.azurellama.internal.wire.WireMessage.Thinking;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of a request: every field that is there, no field that is not, and nothing that is not UTF-8. */
class RequestJsonTest {

    private static String messages(WireMessage... messages) {
        return Json.object(out -> MessageWriter.writeAll(out, List.of(messages)))
                .utf8()
                .replace('"', '\'');
    }

    private static String tools(List<WireTool> tools, @Nullable Object choice) {
        return Json.object(out -> ToolWriter.write(out, tools, choice)).utf8().replace('"', '\'');
    }

    @Test
    void a_text_alone_is_a_string_and_no_content_is_the_empty_string() {
        assertThat(messages(
                        WireMessage.of("user", "Hi"),
                        new WireMessage("assistant", List.of(), null, List.of(), null, null)))
                .isEqualTo("{'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':''}]}");
    }

    @Test
    void several_parts_are_a_list() {
        assertThat(messages(new WireMessage(
                        "user",
                        List.of(
                                new Text("Look"),
                                new Image("https://x/y.png", null, "low"),
                                new Image("data:image/png;base64,", "QUJD", "auto")),
                        "Ada",
                        List.of(),
                        null,
                        null)))
                .isEqualTo("{'messages':[{'role':'user','name':'Ada','content':[{'type':'text','text':'Look'},"
                        + "{'type':'image_url','image_url':{'url':'https://x/y.png','detail':'low'}},"
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,QUJD','detail':'auto'}}]}]}");
    }

    @Test
    void an_image_alone_is_a_list_too() {
        assertThat(messages(new WireMessage(
                        "user", List.of(new Image("https://x/y.png", null, "high")), null, List.of(), null, null)))
                .isEqualTo("{'messages':[{'role':'user','content':[{'type':'image_url','image_url':"
                        + "{'url':'https://x/y.png','detail':'high'}}]}]}");
    }

    @Test
    void tool_calls_and_their_results_refer_to_each_other() {
        assertThat(messages(
                        new WireMessage(
                                "assistant",
                                List.of(),
                                null,
                                List.of(
                                        new WireToolCall(null, "a", "f", "{}"),
                                        new WireToolCall(null, null, "g", "{x}")),
                                null,
                                new Thinking("reasoning", "Hm")),
                        new WireMessage("tool", List.of(new Text("7")), null, List.of(), "a", null)))
                .isEqualTo("{'messages':[{'role':'assistant','content':'','reasoning':'Hm','tool_calls':["
                        + "{'id':'a','type':'function','function':{'name':'f','arguments':'{}'}},"
                        + "{'type':'function','function':{'name':'g','arguments':'{x}'}}]},"
                        + "{'role':'tool','content':'7','tool_call_id':'a'}]}");
    }

    @Test
    void tools_have_their_schema_and_are_strict_on_request() {
        assertThat(tools(
                        List.of(
                                new WireTool("f", "Finds", Map.of("type", "object"), null),
                                new WireTool("g", "", new RawJson("{\"x\":[1]}"), true)),
                        Map.of("type", "function")))
                .isEqualTo("{'tools':[{'type':'function','function':{'name':'f','description':'Finds',"
                        + "'parameters':{'type':'object'}}},{'type':'function','function':{'name':'g',"
                        + "'description':'','parameters':{'x':[1]},'strict':true}}],"
                        + "'tool_choice':{'type':'function'}}");
        assertThat(tools(List.of(), null)).isEqualTo("{}");
    }

    @Test
    void values_of_options_are_written_as_what_they_are() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("list", Arrays.asList(1, 2.5, true, null, CharBuffer.wrap("text")));
        value.put("map", Map.of(7, List.of()));
        value.put("raw", new RawJson("{\"a\" : 1}"));

        assertThat(Json.text(value))
                .isEqualTo("{\"list\":[1,2.5,true,null,\"text\"],\"map\":{\"7\":[]},\"raw\":{\"a\" : 1}}");
        assertThat(Json.text(null)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8170, 8192, 20_000, 100_000})
    void a_body_of_any_size_is_written_whole(int length) {
        String text = "x".repeat(length);

        assertThat(Json.object(out -> out.writeStringField("a", text)).utf8()).isEqualTo("{\"a\":\"" + text + "\"}");
    }

    @ParameterizedTest(name = "{index}") // the halves would be in the report
    @CsvSource({
        "plain, plain",
        "'', ''",
        "\uD83E\uDD99, \uD83E\uDD99",
        "\uD83E, \uFFFD",
        "\uDD99, \uFFFD",
        "a\uD83E\uDD99\uD83E, a\uD83E\uDD99\uFFFD",
        "\uD83E\uD83E\uDD99, \uFFFD\uD83E\uDD99",
        "\uDD99\uD83E, \uFFFD\uFFFD",
        "\uDD99\uDD99\uD83E\uDD99\uDD99b, \uFFFD\uFFFD\uD83E\uDD99\uFFFDb"
    })
    void half_of_a_surrogate_pair_is_replaced_wherever_it_is(String given, String written) throws IOException {
        String json = Json.object(out -> {
                    out.writeStringField("text", given);
                    out.writeStringField("name" + given, "");
                    out.writeFieldName("raw");
                    out.writeRawValue("\"" + given + "\"");
                })
                .utf8();

        assertThat(Json.tree(json))
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("text", written)
                        .put("name" + written, "")
                        .put("raw", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", " {\"a\": [{}]} ", "1", "\"a\"", "null", "-1.5e3"})
    void one_json_value_is_exact(String json) {
        assertThat(ExactJson.tree(json)).isNotNull();
        assertThat(ExactJson.raw("schema", json)).isEqualTo(new RawJson(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``        | it is empty",
                "` `       | it is empty",
                "{} {}     | there is more behind it",
                "1 2       | there is more behind it",
                "{} x      | it cannot be parsed (Unrecognized token",
                "{         | it cannot be parsed (Unexpected end-of-input",
                "`\"a`     | it cannot be parsed (Unexpected end-of-input",
                "NaN       | it cannot be parsed (Non-standard token"
            })
    void anything_else_is_not_and_the_parameter_and_the_reason_are_named(String text, String reason) {
        assertThat(ExactJson.tree(text)).isNull();
        assertThatThrownBy(() -> ExactJson.raw("schema", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("schema must be one JSON value")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("correct it");
    }
}
