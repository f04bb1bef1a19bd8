package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextFilterTest {

    private static final String CITY =
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";
    private static final String PERSON =
            "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\"}}}";
    private static final String BERLIN = "{\"city\": \"Berlin\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "  \n%s\n",
                "%s Enjoy {}! [1]",
                "```json\n%s\n```",
                "Here is {city} filled in: %s",
                "Here [1]: ```json %s ``` {done}",
                "<think>The set {a, b} has no city.</think>%s",
                "<think>A draft: {\"city\":\"?\"}. Fine.</think>\n%s",
                "<THINKING>{\"city\": \"?\"}</thinking>\n```\n%s\n```",
                "A draft: {\"city\":\"?\"}. Fine.</think>\n%s",
                "A draft: {\"city\":\"?\"}. The answer: %s",
                "{\"thought\": \"no city\"}\n%s",
                "{\"cities\": []} {\"city\": [1]} %s {\"town\": 1}",
                "It is {\"quoted {%s}",
                "[[{%s",
                "<think>unclosed: %s",
            })
    void the_json_that_fits_is_found_wherever_it_is(String text) {
        assertThat(read(CITY, text.replace("%s", BERLIN))).isEqualTo(BERLIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, I cannot.", "{city} and [town", "<think>{\"city\":\"?\"}</think>", ""})
    void a_text_without_json_stays_as_it_is(String text) {
        assertThat(read(CITY, text)).isEqualTo(text);
    }

    @Test
    void a_tag_of_a_thought_within_a_string_is_text() {
        String json = "{\"city\": \"<think>Berlin</think>\"}";

        assertThat(read(CITY, json)).isEqualTo(json);
        assertThat(read(CITY, "It is " + json)).isEqualTo(json);
    }

    @Test
    void an_object_with_properties_of_the_schema_only_goes_before_any_other() {
        assertThat(read(PERSON, "{\"error\": \"none\"} {\"name\":\"Ada\"} {\"note\":1} {}"))
                .isEqualTo("{\"name\":\"Ada\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"anyOf\":[{\"type\":\"array\"},{\"type\":\"object\"}]}",
                "{\"$ref\":\"#/$defs/list\",\"$defs\":{\"list\":{\"type\":\"array\"}}}",
                "{\"$ref\":\"#/$defs/any\",\"$defs\":{\"any\":{\"oneOf\":[{\"$ref\":\"#/$defs/list\"}]},\"list\":{\"type\":[\"array\",\"null\"]}}}",
                "{\"type\":\"array\",\"items\":{\"type\":\"object\"}}",
            })
    void references_and_alternatives_decide_whether_a_list_is_meant(String schema) {
        String list = "[{\"a\": 1}, {\"a\": 2}]";

        assertThat(read(schema, list)).isEqualTo(list);
        assertThat(read(schema, "Here: " + list)).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|values|[1, 2]|{\"values\":[1, 2]}",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|values|{\"values\":[3]} [1, 2]|{\"values\":[3]}",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"A\",\"B\"]}}|values|a\\nB|{\"values\":[\"a\",\"B\"]}",
                "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"r\":{}}}]}|value|{\"r\":2.5}|{\"value\":{\"r\":2.5}}",
                "{\"type\":\"integer\"}|value|42|{\"value\":42}",
                "{\"type\":\"boolean\"}|value|<think>x</think> True|{\"value\":\"True\"}",
                "{\"type\":\"string\",\"enum\":[\"HAPPY\"]}|value|[Happy]|{\"value\":\"Happy\"}",
                "{\"type\":\"string\",\"enum\":[\"HAPPY\"]}|value|```\\nHAPPY\\n```|{\"value\":\"HAPPY\"}",
                "{\"type\":\"string\",\"enum\":[\"HAPPY\"]}|value|Sad|Sad",
                "{\"type\":\"string\"}|value|Sorry, I cannot.|Sorry, I cannot.",
            })
    void a_missing_wrapper_is_added(String inner, String wrapper, String text, String json) {
        String schema = "{\"type\":\"object\",\"properties\":{\"" + wrapper + "\":" + inner + "},\"required\":[\""
                + wrapper + "\"]}";

        assertThat(read(schema, text.replace("\\n", "\n"))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "integer|1\\n\\n 2 \\n|{\"values\":[1,2]}",
                "string|Ada\\n\\n Bob|{\"values\":[\"Ada\",\"Bob\"]}",
                "integer|[]|{\"values\":[]}",
                "integer|None: []|{\"values\":[]}",
            })
    void a_list_is_read_from_lines_or_is_empty(String items, String text, String json) {
        String schema = "{\"type\":\"object\",\"properties\":{\"values\":{\"type\":\"array\",\"items\":{\"type\":\""
                + items + "\"}}}}";

        assertThat(read(schema, text.replace("\\n", "\n"))).isEqualTo(json);
    }

    @Test
    void json_that_does_not_fit_is_shown_if_it_is_of_the_kind_that_is_wanted() {
        assertThat(read(CITY, "No: {\"city\": [1]} [2] {\"city\": {}} [3]")).isEqualTo("{\"city\": {}}");
        assertThat(read("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "No: {\"a\": 1} [{}] {\"b\": 2}"))
                .isEqualTo("[{}]");
        assertThat(read(CITY, "No: [1] [2]")).isEqualTo("No: [1] [2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{\"", "<think>{\"city\":1}</think>{"})
    void json_whose_beginning_stays_undecided_for_too_long_is_found_at_the_end(String beginning) {
        JsonTextFilter filter = schema(CITY).open();

        assertThat(filter.accept(beginning)).isEmpty();
        assertThat(filter.accept((beginning.endsWith("\"") ? "c" : " ").repeat(600)))
                .isEmpty();
        assertThat(filter.accept(BERLIN.substring(1))).isEmpty();
        assertThat(filter.accept(BERLIN)).isEmpty();
        assertThat(filter.end()).endsWith(BERLIN.substring(1));
    }

    @Test
    void a_scalar_is_read_from_the_whole_text() {
        assertThat(read("{\"type\":\"integer\",\"enum\":[11]}", "1")).isEqualTo("1");
        assertThat(read("{\"type\":\"integer\",\"enum\":[11]}", "```\n11\n```")).isEqualTo("11");
        assertThat(read("{\"type\":[\"string\",\"null\"]}", " null ")).isEqualTo("null");
    }

    @Test
    void json_at_the_beginning_is_passed_on_as_it_arrives() {
        JsonTextFilter filter = schema(CITY).open();

        assertThat(filter.accept("<think>{}</thi")).isEmpty();
        assertThat(filter.accept("nk>\n{\"ci")).isEmpty();
        assertThat(filter.accept("ty\": \"Ber")).isEqualTo("{\"city\": \"Ber");
        assertThat(filter.accept("lin\"} is")).isEqualTo("lin\"}");
        assertThat(filter.accept(" it {}")).isEmpty();
        assertThat(filter.end()).isEmpty();
    }

    @Test
    void a_response_that_is_more_than_one_value_is_a_problem() {
        assertThat(schema("{\"type\":\"integer\"}").problem("11 apples")).contains("not the JSON", "11 apples");
        assertThat(schema("{\"type\":\"integer\"}").problem("11")).isNull();
    }

    /** The JSON, which is the same however the text is split. */
    private static String read(String schema, String text) {
        String whole = read(schema, List.of(text));
        List<String> characters = new ArrayList<>();
        text.chars().forEach(c -> characters.add(String.valueOf((char) c)));
        assertThat(read(schema, characters)).isEqualTo(whole);
        for (int at = 1; at < text.length(); at++) {
            assertThat(read(schema, List.of(text.substring(0, at), text.substring(at))))
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static String read(String schema, List<String> deltas) {
        JsonTextFilter filter = schema(schema).open();
        var text = new StringBuilder();
        deltas.forEach(delta -> text.append(filter.accept(delta)));
        text.append(filter.end());
        assertThat(filter.end()).isEmpty();
        return text.toString();
    }

    static PromptedSchema schema(String json) {
        return Objects.requireNonNull(PromptedSchema.of(ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("Answer")
                        .rootElement(JsonRawSchema.from(json))
                        .build())
                .build()));
    }
}
