package io.github.azurellama.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of a completion with its log probability, read from either format: the parallel lists of the Llama routes (guide,
 * "logprobs object") and the {@code content} list of OpenAI and vLLM.
 *
 * @param token the token's text
 * @param logprob the natural logarithm of its probability, at most 0; null if the server sends none, as for the first token of
 *     an echoed prompt. vLLM sends -9999.0 for a token outside of the most likely ones
 * @param textOffset the offset of the token in the text, in characters, or null if the server sends none
 * @param alternatives the most likely tokens in this position, in the server's order; may include the token itself
 */
public record TokenLogprob(
        String token, @Nullable Double logprob, @Nullable Integer textOffset, List<Alternative> alternatives) {

    /** Copies the list. */
    public TokenLogprob {
        alternatives = List.copyOf(alternatives);
    }

    /** The probability, from 0 to 1, or null if {@link #logprob} is null. */
    public @Nullable Double probability() {
        return logprob == null ? null : Double.valueOf(Math.exp(logprob));
    }

    /**
     * A token that was possible in this position.
     *
     * @param token the token's text
     * @param logprob the natural logarithm of its probability
     */
    public record Alternative(String token, double logprob) {}
}
