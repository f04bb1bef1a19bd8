package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import io.github.azurellama.testing.Recorder;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and texts that are made to use up stack or time are read in the time that their length needs. */
@Timeout(Recorder.PATIENCE_SECONDS)
final class HostileSchemaTest {

    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "9", "{\"a\":9"})
    void prompted_json_is_refused_with_a_short_message(String beginning) {
        ResponseFormat json =
                ResponseFormat.builder().type(ResponseFormatType.JSON).build();
        PromptedSchema format = Objects.requireNonNull(PromptedSchema.of(json));

        assertThat(format.problem(beginning.repeat(MANY))).isNotNull().hasSizeLessThan(1000);
    }

    @Test
    void a_schema_that_refers_to_itself_ends() throws JsonProcessingException {
        assertThat(SchemaCheck.problems(json("{\"anyOf\":[{\"$ref\":\"#\"}]}"), json("1")))
                .isEmpty();
    }

    @Test
    void alternatives_of_the_root_that_refer_back_to_it_end() throws JsonProcessingException {
        assertThat(new SchemaRoot(json("{\"anyOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}")).allowsObject())
                .isFalse();
    }

    @Test
    void a_long_chain_of_references_is_followed() throws JsonProcessingException {
        var schema = new StringBuilder("{\"$ref\":\"#/0\"");
        for (int i = 0; i < MANY / 100; i++) {
            schema.append(",\"")
                    .append(i)
                    .append("\":{\"$ref\":\"#/")
                    .append(i + 1)
                    .append("\"}");
        }
        schema.append(",\"").append(MANY / 100).append("\":{\"type\":\"object\"}}");

        var root = new SchemaRoot(json(schema.toString()));

        assertThat(root.allowsObject()).isTrue();
        assertThat(root.allowsArray()).isFalse();
    }

    @Test
    void alternatives_that_double_with_each_level_end() throws JsonProcessingException {
        String next = "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}";
        String schema = "{\"anyOf\":[" + next + "," + next + "]}";
        String value = "{\"a\":".repeat(90) + "1" + "}".repeat(90);

        assertThat(SchemaCheck.problems(json(schema), json(value))).hasSizeLessThan(2);
    }

    @Test
    void a_long_value_is_shortened_where_it_does_not_fit() throws JsonProcessingException {
        String value = "\"" + "x".repeat(MANY) + "\"";

        assertThat(SchemaCheck.problems(json("{\"type\":\"string\",\"enum\":[\"a\"]}"), json(value)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasSizeLessThan(200));
    }

    private static JsonNode json(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
