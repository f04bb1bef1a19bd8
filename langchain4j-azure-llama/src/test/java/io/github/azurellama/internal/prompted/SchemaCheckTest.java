package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"string\"}|\"x\"",
                "{\"type\":\"integer\"}|2.0",
                "{\"type\":\"number\"}|-0.5",
                "{\"type\":\"boolean\"}|true",
                "{\"type\":\"null\"}|null",
                "{\"type\":[\"string\",\"null\"]}|null",
                "{\"type\":\"string\",\"enum\":[\"A\",\"B\"]}|\"B\"",
                "{\"const\":1}|1",
                "{\"const\":1}|1.0",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|[1,2]",
                "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}|1",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}|{\"b\":1}",
                "{\"$defs\":{\"n\":{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#/$defs/n\"}}}},\"$ref\":\"#/$defs/n\"}|{\"next\":{\"next\":{}}}",
                "{\"type\":\"string\"}|1",
                "{\"type\":\"string\"}|true",
                "{\"type\":\"integer\"}|\" 36 \"",
                "{\"type\":\"number\"}|\"1.5e3\"",
                "{\"type\":\"boolean\"}|\"True\"",
                "{\"type\":\"string\",\"enum\":[\"HAPPY\"]}|\"Happy \"",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}|[null]",
                "{\"properties\":{\"a\":{\"type\":\"integer\"}}}|{\"a\":null}",
                "{\"properties\":{\"a\":{\"type\":\"integer\"}}}|{\"a\":\"\"}",
                "{\"type\":\"object\",\"properties\":{\"year\":{},\"month\":{},\"day\":{}}}|\"2026-03-01\"",
                "{\"type\":\"object\",\"properties\":{\"hour\":{},\"minute\":{},\"second\":{},\"nano\":{}}}|\"14:43\"",
                "{\"type\":\"object\",\"properties\":{\"date\":{},\"time\":{}}}|\"2026-03-01T14:43:00\"",
                "{\"pattern\":\"unknown keywords are not looked at\"}|5",
            })
    void what_fits_has_no_problems(String schema, String value) throws JsonProcessingException {
        assertThat(problems(schema, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"string\"}|{}|$ must be of type \"string\" but is OBJECT",
                "{\"type\":\"integer\"}|\"old\"|$ must be of type \"integer\" but is STRING",
                "{\"type\":\"integer\",\"enum\":[11]}|1|$ = 1 must be one of [11]",
                "{\"type\":\"boolean\"}|\"yes\"|$ must be of type \"boolean\" but is STRING",
                "{\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}|{\"a\":null}|$.a must be of type \"string\" but is NULL",
                "{\"allOf\":[{\"type\":\"object\",\"required\":[\"a\"]}]}|{}|$.a is missing",
                "{\"type\":\"object\",\"properties\":{\"year\":{},\"month\":{},\"day\":{}}}|\"soon\"|$ must be of type \"object\" but is STRING",
                "{\"type\":\"integer\"}|2.5|$ must be of type \"integer\" but is NUMBER",
                "{\"type\":\"string\",\"enum\":[\"A\"]}|\"B\"|$ = \"B\" must be one of [\"A\"]",
                "{\"const\":1}|2|$ = 2 must be 1",
                "{\"const\":1}|1e400|$ = \"Infinity\" must be 1",
                "{\"enum\":[9007199254740993]}|9007199254740992|$ = 9007199254740992 must be one of [9007199254740993]",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|[1,\"x\"]|$[1] must be of type \"integer\" but is STRING",
                "{\"type\":\"object\",\"required\":[\"a\"]}|{}|$.a is missing",
                "{\"type\":\"object\",\"additionalProperties\":false}|{\"b\":1}|$.b is not in the schema",
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}|{\"b\":\"x\"}|$.b must be of type \"integer\" but is STRING",
                "{\"anyOf\":[{\"type\":\"string\"}]}|{}|$ fits none of the alternatives",
                "{\"$defs\":{\"n\":{\"type\":\"string\"}},\"$ref\":\"#/$defs/n\"}|{}|$ must be of type \"string\" but is OBJECT",
            })
    void what_does_not_fit_is_named_with_its_place(String schema, String value, String problem)
            throws JsonProcessingException {
        assertThat(problems(schema, value)).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#/$defs/a\"}",
                "{\"allOf\":[{\"$ref\":\"#/$defs/a\"}]}",
                "{\"anyOf\":[{\"$ref\":\"#/$defs/a\"}]}",
                "{\"oneOf\":[{\"$ref\":\"#/$defs/a\"}]}"
            })
    void a_reference_to_itself_ends(String schema) throws JsonProcessingException {
        assertThat(problems("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":" + schema + "}}", "1"))
                .isEmpty();
    }

    @Test
    void five_problems_are_enough() throws JsonProcessingException {
        String schema = "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}";

        assertThat(problems(schema, "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]"))
                .hasSize(5)
                .last()
                .isEqualTo("$[4] must be of type \"integer\" but is STRING");
    }

    @Test
    void a_value_is_shown_up_to_100_characters() throws JsonProcessingException {
        String shown = "\"" + "x".repeat(98) + "\"";

        assertThat(problems("{\"const\":1}", shown)).containsExactly("$ = " + shown + " must be 1");
        assertThat(problems("{\"const\":1}", "\"" + "x".repeat(99) + "\""))
                .containsExactly("$ = \"" + "x".repeat(99) + "... must be 1");
    }

    @Test
    void a_reference_that_is_no_pointer_is_not_followed() throws JsonProcessingException {
        assertThat(problems("{\"$ref\":\"#anchor\"}", "1")).isEmpty();
    }

    private static List<String> problems(String schema, String value) throws JsonProcessingException {
        return SchemaCheck.problems(JSON.readTree(schema), JSON.readTree(value));
    }
}
