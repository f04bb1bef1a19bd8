package io.github.azurellama.internal.prompted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.FuzzTarget;
import java.util.List;

/** However a text arrives, the same JSON is read from it. */
final class JsonTextFuzzTest extends FuzzTarget {

    private static final int MOST_SPLITS = 16;

    private static final List<PromptedSchema> SCHEMAS = List.of(
            JsonTextFilterTest.schema("{\"type\":\"object\"}"),
            JsonTextFilterTest.schema(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]}"),
            JsonTextFilterTest.schema(
                    "{\"type\":\"object\",\"properties\":{\"values\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}"),
            JsonTextFilterTest.schema("{\"anyOf\":[{\"type\":\"array\"},{\"type\":\"integer\"}]}"));

    @Override
    protected void check(byte[] input) {
        String text = new String(input, UTF_8);
        for (PromptedSchema schema : SCHEMAS) {
            String json = read(schema, List.of(text));
            assertThat(read(
                            schema,
                            text.chars().mapToObj(c -> String.valueOf((char) c)).toList()))
                    .isEqualTo(json);
            for (int at = 1; at < Math.min(text.length(), MOST_SPLITS); at++) {
                assertThat(read(schema, List.of(text.substring(0, at), text.substring(at))))
                        .isEqualTo(json);
            }
            schema.problem(json);
        }
    }

    private static String read(PromptedSchema schema, List<String> deltas) {
        JsonTextFilter filter = schema.open();
        var text = new StringBuilder();
        deltas.forEach(delta -> text.append(filter.accept(delta)));
        return text + filter.end();
    }
}
