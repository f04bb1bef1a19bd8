package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.testing.CountedText;
import io.github.azurellama.testing.FuzzTarget;
import java.util.List;

/** In any text the values that are found follow each other, and a text that is one object or list is found as a whole. */
final class JsonSpansFuzzTest extends FuzzTarget {

    private static final int MOST_READS = 10;

    @Override
    protected void check(byte[] input) {
        String text = new String(input, UTF_8);
        var counted = new CountedText(text);

        List<JsonSpans.Span> spans = JsonSpans.in(counted);

        assertThat(counted.reads()).isLessThanOrEqualTo((long) MOST_READS * text.length());
        int end = 0;
        for (JsonSpans.Span span : spans) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            assertThat(text.charAt(span.start())).isIn('{', '[');
            assertThat(text.charAt(span.end() - 1)).isEqualTo(text.charAt(span.start()) == '{' ? '}' : ']');
            end = span.end();
        }
        JsonNode tree = ExactJson.tree(text);
        if (tree != null && tree.isContainerNode()) {
            assertThat(spans).hasSize(1);
            assertThat(text.substring(spans.get(0).start(), spans.get(0).end())).isEqualTo(text.strip());
        }
    }
}
