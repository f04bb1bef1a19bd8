package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.testing.CountedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter reads each character of a long text a bounded number of times, however the text arrives. */
final class LinearJsonTextTest {

    private static final int LENGTH = 50_000;
    private static final int DELTA = 3;
    private static final long MOST_READS = 50;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "a\n",
                "{",
                "{ ",
                "{}",
                "{\"",
                "{\"city",
                "{\"city\":",
                "{\"town\":1} ",
                "{\"x {",
                "[",
                "[1],",
                "[\"",
                "`",
                "```json\n",
                "<",
                "<think>",
                "</think>",
                "<think></think>",
                "<think>{\"city\":1}</think>",
                "<think>{\"city\":\"</think>",
                "<Thinking> </THINKING> ",
            })
    void of_one_beginning_again_and_again(String beginning) throws JsonProcessingException {
        for (String first : List.of("", "x ", "<think>")) {
            String text = first + beginning.repeat(LENGTH / beginning.length()) + "x";

            assertThat(reads(text)).as(first).isLessThan(MOST_READS * text.length());
        }
    }

    private static long reads(String text) throws JsonProcessingException {
        JsonNode schema = new ObjectMapper()
                .readTree("{\"type\":\"object\",\"properties\":{\"city\":{}},\"required\":[\"city\"]}");
        var root = new SchemaRoot(schema);
        List<CountedText> views = new ArrayList<>();
        var filter = new JsonTextFilter(root, new FittingJson(schema, root), held -> {
            views.add(new CountedText(held));
            return views.get(0);
        });
        for (int i = 0; i < text.length(); i += DELTA) {
            filter.accept(text.substring(i, Math.min(text.length(), i + DELTA)));
        }
        filter.end();
        return views.get(0).reads();
    }
}
