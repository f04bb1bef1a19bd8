package io.github.azurellama.simulator.engine;

import java.util.List;
import java.util.Set;

/**
 * How long to generate, and what of it to return. Temperature and its kin are missing because the simulated model has
 * no randomness.
 *
 * @param maxTokens the most tokens to produce
 * @param minTokens the fewest tokens before the end of the response counts
 * @param ignoreEos whether to go on after the end of the response
 * @param stop texts that end the response
 * @param stopTokenIds tokens that end the response, and belong to it
 * @param includeStop whether the text that ended the response belongs to it
 * @param skipSpecial whether control tokens are left out
 */
public record Sampling(
        int maxTokens,
        int minTokens,
        boolean ignoreEos,
        List<String> stop,
        Set<Integer> stopTokenIds,
        boolean includeStop,
        boolean skipSpecial) {}
