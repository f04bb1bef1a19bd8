package io.github.azurellama.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One token of an answer with its log probability. Read alike from the lists of the Llama routes (guide, "logprobs
 * object") and from the {@code content} list of OpenAI and vLLM.
 *
 * @param token the token's text
 * @param logprob the natural logarithm of its probability, at most 0; null where the server gives none, as for the
 *     first token of an echoed prompt. vLLM writes -9999.0 for "too unlikely to say"
 * @param textOffset where the token begins in the text, in characters, or null where the server does not say
 * @param alternatives the likeliest tokens at this place, as the server orders them; may hold the token itself
 */
public record TokenLogprob(
        String token, @Nullable Double logprob, @Nullable Integer textOffset, List<Alternative> alternatives) {

    /** Copies the list. */
    public TokenLogprob {
        alternatives = List.copyOf(alternatives);
    }

    /** The probability, from 0 to 1, or null where {@link #logprob} is. */
    public @Nullable Double probability() {
        return logprob == null ? null : Double.valueOf(Math.exp(logprob));
    }

    /**
     * A token that could have stood in this place.
     *
     * @param token the token's text
     * @param logprob the natural logarithm of its probability
     */
    public record Alternative(String token, double logprob) {}
}
