package io.github.azurellama.response;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the server worked on a response, without the network and without waiting for a free slot: the field {@code timings} of
 * llama.cpp's server. A value is null if the server sends none.
 *
 * @param cachedTokens the tokens of the prompt that were in the server's cache
 * @param promptTokens the other tokens of the prompt, which the server had to process
 * @param promptTime the time for these
 * @param promptTokensPerSecond the speed of these
 * @param predictedTokens the tokens of the completion
 * @param predictedTime the time for these
 * @param predictedTokensPerSecond the speed of these
 * @param draftTokens the tokens that a smaller model proposed, in speculative decoding
 * @param acceptedDraftTokens how many of the proposed tokens were used
 */
public record ServerTimings(
        @Nullable Integer cachedTokens,
        @Nullable Integer promptTokens,
        @Nullable Duration promptTime,
        @Nullable Double promptTokensPerSecond,
        @Nullable Integer predictedTokens,
        @Nullable Duration predictedTime,
        @Nullable Double predictedTokensPerSecond,
        @Nullable Integer draftTokens,
        @Nullable Integer acceptedDraftTokens) {

    /** No value at all. */
    public static final ServerTimings NONE = new ServerTimings(null, null, null, null, null, null, null, null, null);
}
