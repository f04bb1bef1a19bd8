package io.github.azurellama.internal.toolcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.testing.FuzzTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** However a text arrives, the same of it is shown and the same calls are read from it, and nothing is lost. */
final class ToolCallTextFuzzTest extends FuzzTarget {

    private static final Set<String> OFFERED = Set.of("weather", "add");
    private static final int MOST_SPLITS = 16;

    /** What is shown in the end, and the calls. */
    private record Outcome(String shown, List<WireToolCall> calls) {}

    @Override
    protected void check(byte[] input) {
        String text = new String(input, UTF_8);
        List<List<String>> splits = splits(text);
        for (boolean anywhere : new boolean[] {false, true}) {
            Outcome whole = calls(List.of(text), anywhere);
            check(text, whole);
            for (List<String> chunks : splits) {
                assertThat(calls(chunks, anywhere)).isEqualTo(whole);
            }
        }
    }

    /** Only tokens, calls and the white space around them are removed. */
    private static void check(String text, Outcome outcome) {
        if (outcome.calls.isEmpty() && text.indexOf("<|") < 0) {
            assertThat(outcome.shown).isEqualTo(text);
        }
        assertThat(outcome.shown.length()).isLessThanOrEqualTo(text.length());
        for (WireToolCall call : outcome.calls) {
            assertThat(OFFERED).contains(Objects.requireNonNull(call.name()));
        }
    }

    private static Outcome calls(List<String> chunks, boolean anywhere) {
        var filter = new ToolCallTextFilter(OFFERED, anywhere);
        var shown = new StringBuilder();
        chunks.forEach(chunk -> shown.append(filter.accept(chunk)));
        ToolCallTextFilter.Rest rest = filter.end();
        return new Outcome(shown + rest.text(), rest.calls());
    }

    /** Into single characters, and into two parts at each of the first places. */
    private static List<List<String>> splits(String text) {
        List<List<String>> splits = new ArrayList<>();
        splits.add(text.chars().mapToObj(c -> String.valueOf((char) c)).toList());
        for (int at = 1; at < Math.min(text.length(), MOST_SPLITS); at++) {
            splits.add(List.of(text.substring(0, at), text.substring(at)));
        }
        return splits;
    }
}
