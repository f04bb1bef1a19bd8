package io.github.azurellama.documentation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word that the repository does not use, because its field has another.
 *
 * @param pattern finds the word in a line
 * @param instead the words to use
 * @param allowed phrases in which the word is fine; they are removed before the search
 */
record CoinedWord(Pattern pattern, String instead, Pattern allowed) {

    private static final Pattern NEVER = Pattern.compile("(?!)");

    /** The table: each word, and what to write in its place. */
    static final List<CoinedWord> ALL = List.of(
            word("answer(s|ed|ing)?", "response, respond")
                    .except("(question|questions) and answers?|answers? (a |the )?questions?|answers questions about"),
            word("ask(s|ed|ing)?", "request, call, demand").except("ask (a |the )?question"),
            word("repl(y|ies|ied)", "response; output of a model"),
            word("told|tells?|telling", "says, names, is passed to").except("tell Azure's support"),
            word("pieces?", "chunk, delta"),
            word("fold(s|ed|ing)?", "accumulate, accumulator"),
            word("gates?", "filter, authentication"),
            word("sinks?", "handler, listener, subscriber"),
            word("repeat(s|ed|ing)?", "retry, attempt"),
            word("worth a (repeat|look|retry)", "retryable"),
            word("pause[sd]?|naps?", "delay, backoff"),
            word("lines? up|lined up|waiting line", "acquire a permit; queue"),
            word("heed(s|ed)?", "respect, update"),
            word("nobody|whoever|everybody|no one", "name the subject: no thread, the caller, any client"),
            word("by way of", "through, prompted"),
            word("(that|which|it|this|and|yet) (is|are) none", "say what it is instead"),
            word("masks? what|masked", "redact, redacted"));

    private static CoinedWord word(String regex, String instead) {
        return new CoinedWord(Pattern.compile("\\b(" + regex + ")\\b", Pattern.CASE_INSENSITIVE), instead, NEVER);
    }

    private CoinedWord except(String phrases) {
        return new CoinedWord(pattern, instead, Pattern.compile("\\b(" + phrases + ")", Pattern.CASE_INSENSITIVE));
    }

    /** The findings in some prose, each as {@code file:line: word → use instead}. */
    static List<String> findings(String file, List<Prose.Line> prose) {
        return prose.stream()
                .flatMap(line -> ALL.stream()
                        .flatMap(word -> word.in(line.text()).stream()
                                .map(found -> file + ":" + line.number() + ": " + found + " → " + word.instead)))
                .toList();
    }

    private List<String> in(String text) {
        return pattern.matcher(allowed.matcher(text).replaceAll(""))
                .results()
                .map(match -> match.group())
                .toList();
    }
}
