package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.OddValues;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A raw schema comes from the user as it is. One odd value anywhere in it must not cost the response. */
final class OneOddValueOfSchemaTest {

    /** They are no JSON, so that no schema can hold them. */
    private static final Set<String> NO_JSON = Set.of("NaN", "-Infinity");

    private static final String SCHEMA = OddValues.json("""
            {'type': 'object', 'additionalProperties': false, 'required': ['city'],
             '$defs': {'unit': {'type': 'string', 'enum': ['C', 'F']}},
             'properties': {
               'city': {'type': ['string', 'null'], 'description': 'where'},
               'unit': {'$ref': '#/$defs/unit'},
               'days': {'type': 'array', 'items': {'anyOf': [{'type': 'integer'}, {'type': 'object', 'properties': {'n': {}}}]}}}}
            """);

    private static final String WRAPPER = OddValues.json(
            "{'type': 'object', 'properties': {'values': {'type': 'array', 'items': {'type': 'string'}}}}");

    private static final String CHOICE = OddValues.json(
            "{'$ref': '#/$defs/a', '$defs': {'a': {'oneOf': [{'type': 'object', 'properties': {'city': {}}}, {'type': 'array'}]}}}");

    static Stream<String> oddValues() {
        return OddValues.all().filter(odd -> !NO_JSON.contains(odd));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void costs_nothing_of_the_response(String odd) throws IOException {
        for (String schema : new String[] {SCHEMA, WRAPPER, CHOICE}) {
            for (Map.Entry<String, String> replaced :
                    OddValues.replacements(schema, odd).entrySet()) {
                for (String text : new String[] {
                    "{\"city\":\"Oslo\",\"unit\":\"C\",\"days\":[1,{\"n\":2}]}",
                    "Here: {\"city\":\"Oslo\"} and [\"Oslo\"]",
                    "<think>{\"city\":0}</think>```json\n{\"city\":\"Oslo\"}\n```",
                    "Oslo is no JSON"
                }) {
                    assertThat(read(replaced.getValue(), text))
                            .as("%s in %s at %s", odd, schema, replaced.getKey())
                            .contains("Oslo");
                }
            }
        }
    }

    private static String read(String schema, String text) {
        PromptedSchema prompted = JsonTextFilterTest.schema(schema);
        JsonTextFilter filter = prompted.open();
        String read = filter.accept(text) + filter.end();
        prompted.problem(read); // must not fail either
        return read;
    }
}
