package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Sampling;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.token.Token;
import java.util.List;

/**
 * A request that has passed every check.
 *
 * @param model the name that the response will carry
 * @param prompts what to respond to; several only for completions
 * @param sampling how long to generate
 * @param count how many candidates to return for each prompt
 * @param bestOf how many candidates to choose them from
 * @param logprobs how many alternatives to return for each token; -1 for no log probabilities
 * @param echo whether a completion begins with its prompt
 * @param stream whether to stream
 * @param usage when a stream has the usage
 * @param toolCallForced whether the request forced a tool call, which some servers show in the finish reason
 * @param body the request as it was sent
 */
public record GenerationRequest(
        String model,
        List<Prompt> prompts,
        Sampling sampling,
        int count,
        int bestOf,
        int logprobs,
        boolean echo,
        boolean stream,
        StreamUsage usage,
        boolean toolCallForced,
        ObjectNode body) {

    /** When a stream has the usage, where the client decides that. */
    public enum StreamUsage {
        NEVER,
        AT_THE_END,
        ALWAYS
    }

    /**
     * One prompt.
     *
     * @param conversation what the responder sees
     * @param tokens the tokens of its text
     * @param size how many tokens it counts, images and tools included
     */
    public record Prompt(Conversation conversation, List<Token> tokens, int size) {}

    /** How many tokens the prompts count together. */
    public int promptTokens() {
        return prompts.stream().mapToInt(Prompt::size).sum();
    }
}
