package io.github.azurellama.internal.prompted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.ExactJson;
import io.github.azurellama.testing.FuzzTarget;
import java.util.List;

/** The first line is a schema. What it selects from the text behind it depends neither on the split nor on a second look. */
final class SchemaFuzzTest extends FuzzTarget {

    @Override
    protected void check(byte[] input) {
        String given = new String(input, UTF_8);
        int line = given.indexOf('\n');
        JsonNode tree = line < 0 ? null : ExactJson.tree(given.substring(0, line));
        if (tree == null || !tree.isObject()) {
            return;
        }
        PromptedSchema schema = JsonTextFilterTest.schema(tree.toString());
        String text = given.substring(line + 1);

        String selected = read(schema, List.of(text));

        List<String> characters =
                text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
        assertThat(read(schema, characters)).isEqualTo(selected);
        if (schema.problem(selected) == null) {
            assertThat(schema.problem(read(schema, List.of(selected)))).isNull();
        }
        assertThat(SchemaCheck.problems(tree, tree)).hasSizeLessThan(100);
    }

    private static String read(PromptedSchema schema, List<String> deltas) {
        JsonTextFilter filter = schema.open();
        var text = new StringBuilder();
        deltas.forEach(delta -> text.append(filter.accept(delta)));
        return text + filter.end();
    }
}
