package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.json.JsonSpans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the span that begins at an index, for indexes that only grow. */
final class SpanCursor {

    private final List<JsonSpans.Span> spans;
    private int next;

    SpanCursor(List<JsonSpans.Span> spans) {
        this.spans = spans;
    }

    JsonSpans.@Nullable Span at(int index) {
        while (next < spans.size() && spans.get(next).start() < index) {
            next++;
        }
        return next < spans.size() && spans.get(next).start() == index ? spans.get(next) : null;
    }
}
