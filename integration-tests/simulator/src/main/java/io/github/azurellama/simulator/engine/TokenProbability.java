package io.github.azurellama.simulator.engine;

import io.github.azurellama.simulator.token.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Invented log probabilities: negative, falling with the rank, and the same for the same token at the same place. Every
 * seventh token is a surprise that is not among the most likely ones, as happens with real sampling.
 *
 * @param token the token
 * @param logprob its natural logarithm of probability
 */
public record TokenProbability(Token token, double logprob) {

    private static final int SURPRISE = 7;

    private static final List<String> COMMON = List.of(
            " the", " a", " of", " to", " in", " is", " and", " that", " it", " for", " on", " with", " as", " at",
            " by", " from", " an", " be", " this", " which", " or", " are", " was", " not");

    /** The probability of the token that was chosen at this place. */
    public static TokenProbability chosen(Token token, int place) {
        return new TokenProbability(token, surprising(place) ? -7.5 - jitter(token) : -0.05 - jitter(token));
    }

    /** The most likely tokens at this place, the likeliest first; the chosen one among them unless it is a surprise. */
    public static List<TokenProbability> top(Token token, int place, int count) {
        var top = new ArrayList<TokenProbability>();
        TokenProbability chosen = chosen(token, place);
        if (!surprising(place) && count > 0) {
            top.add(chosen);
        }
        double left = 1 - Math.exp(chosen.logprob());
        for (int i = 0; top.size() < count; i++) {
            var common = COMMON.get(Math.floorMod(token.id() + i, COMMON.size()));
            if (!common.equals(token.text())) {
                left /= 2; // each takes half of what the ones before it left
                top.add(new TokenProbability(Token.of(common), Math.log(left)));
            }
        }
        return top;
    }

    private static boolean surprising(int place) {
        return place % SURPRISE == SURPRISE - 1;
    }

    private static double jitter(Token token) {
        return (token.id() % 1000) / 4000.0;
    }
}
