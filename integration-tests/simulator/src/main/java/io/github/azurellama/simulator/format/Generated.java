package io.github.azurellama.simulator.format;

import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.request.GenerationRequest;
import java.util.List;

/**
 * A request and what was generated for it.
 *
 * @param request the request
 * @param id the response's id
 * @param created when it was created: a Unix time, or what stands in its place
 * @param candidates the candidates to return, in the order in which they are returned
 */
public record Generated(GenerationRequest request, String id, long created, List<Candidate> candidates) {

    /** How many tokens the model produced. */
    public int completionTokens() {
        return candidates.stream().mapToInt(Candidate::size).sum();
    }
}
