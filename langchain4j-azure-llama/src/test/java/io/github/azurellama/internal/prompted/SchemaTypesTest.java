package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which single values fit what LangChain4j's schemas describe as an object below the root. */
final class SchemaTypesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'value':{'type':'integer'}}          | 1       | true",
                "{'value':{'type':'integer'}}          | '1'     | true",
                "{'value':{'type':'integer'}}          | 'x'     | false",
                "{'value':{'type':'integer'}}          | [1]     | false",
                "{'value':{'type':'object','properties':{}}} | 1 | true",
                "{'value':{},'other':{}}               | 1       | false",
                "{}                                    | [1]     | true",
                "{'seconds':{},'nanos':{}}             | 'PT1S'  | true",
                "{'seconds':{},'nanos':{}}             | 1       | true",
                "{'seconds':{},'nanos':{}}             | true    | false",
                "{'seconds':{}}                        | 1       | false",
                "{'name':{'type':'string'}}            | 'Ada'   | false",
                "{'year':{},'month':{},'day':{}}       | '2026-03-01' | true",
                "{'year':{},'month':{},'day':{}}       | 'soon'  | false",
            })
    void below_the_root(String properties, String value, boolean fits) throws JsonProcessingException {
        String type = "{'type':'object','properties':" + properties + "}";
        String schema = "{'type':'object','properties':{'x':" + type + "}}";

        assertThat(problems(schema, "{'x':" + value + "}")).isEqualTo(!fits);
        assertThat(problems(type.replace("'properties'", "'additionalProperties':false,'properties'"), value))
                .isEqualTo(!properties.contains("'day'") || !fits);
        assertThat(problems(schema.replace(",'properties':" + properties, ""), "{'x':1}"))
                .isTrue();
    }

    private static boolean problems(String schema, String value) throws JsonProcessingException {
        return !SchemaCheck.problems(JSON.readTree(schema.replace('\'', '"')), JSON.readTree(value.replace('\'', '"')))
                .isEmpty();
    }
}
