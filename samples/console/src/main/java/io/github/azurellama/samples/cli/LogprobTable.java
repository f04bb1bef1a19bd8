package io.github.azurellama.samples.cli;

import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.response.TokenLogprob.Alternative;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens of a response, how probable each was, and what could have stood in its place. */
final class LogprobTable {

    private static final String TOKEN = "token";

    private LogprobTable() {}

    static void print(List<TokenLogprob> tokens, Terminal terminal) {
        if (tokens.isEmpty()) {
            return;
        }
        int width = tokens.stream()
                .mapToInt(token -> quoted(token.token()).length())
                .reduce(TOKEN.length(), Math::max);
        terminal.println(row(width, TOKEN, "probability", "alternatives"));
        for (TokenLogprob token : tokens) {
            String alternatives = token.alternatives().stream()
                    .sorted(Comparator.comparingDouble(Alternative::logprob).reversed())
                    .map(other -> quoted(other.token()) + " " + percent(Math.exp(other.logprob())))
                    .collect(Collectors.joining(", "));
            terminal.println(row(width, quoted(token.token()), percent(token.probability()), alternatives));
        }
    }

    private static String row(int width, String token, String probability, String alternatives) {
        return String.format(Locale.ROOT, "%-" + width + "s  %11s  %s", token, probability, alternatives)
                .stripTrailing();
    }

    private static String percent(@Nullable Double probability) {
        return probability == null ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    /** Shows blanks and line breaks, which many tokens are made of. */
    private static String quoted(String token) {
        return '"' + token.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }
}
