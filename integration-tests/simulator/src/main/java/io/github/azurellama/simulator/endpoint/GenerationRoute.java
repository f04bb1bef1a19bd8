package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.format.ChatChunks;
import io.github.azurellama.simulator.format.CompleteResponse;
import io.github.azurellama.simulator.format.Generated;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.format.TextChunks;
import io.github.azurellama.simulator.request.GenerationRequest;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.ResponseFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chat and completion routes: read, generate, write. What differs between endpoint kinds comes as parts.
 *
 * @param buffered whether the server generates the whole response before it streams it
 */
record GenerationRoute(
        SimulatorConfig config,
        ModelRule models,
        RequestReader reader,
        Generation generation,
        Style style,
        boolean buffered,
        Ids ids) {

    EndpointResponse chat(EndpointRequest call) {
        var body = JsonRequestBody.of(call);
        var request = reader.chat(body, models.model(call, body), extraParameters(call));
        var generated = generated(request, "chatcmpl-");
        return request.stream()
                ? streamed(
                        generated, new ChatChunks(style, generated, config.has(Defect.FILTER_RESULTS_APART)).frames())
                : whole(generated, style.json().text(new CompleteResponse(style, generated).chat()));
    }

    EndpointResponse completion(EndpointRequest call) {
        var body = JsonRequestBody.of(call);
        var request = reader.completion(body, models.model(call, body), extraParameters(call));
        var generated = generated(request, "cmpl-");
        return request.stream()
                ? streamed(generated, new TextChunks(style, generated).frames())
                : whole(generated, style.json().text(new CompleteResponse(style, generated).text()));
    }

    private static String extraParameters(EndpointRequest call) {
        return call.header("extra-parameters").orElse("");
    }

    private Generated generated(GenerationRequest request, String prefix) {
        var id = style.serverless() ? ids.uuid() : prefix + ids.hex();
        long created = style.created(Instant.now().getEpochSecond());
        return new Generated(request, id, created, bestFirst(request, generation.candidates(request)));
    }

    /** With {@code best_of} the guide warns of indexes in any order that are not 0 to n-1; so they are here. */
    private List<Candidate> bestFirst(GenerationRequest request, List<Candidate> candidates) {
        if (style != Style.SERVERLESS_NATIVE || request.bestOf() <= request.count()) {
            return candidates;
        }
        var renumbered = new ArrayList<Candidate>();
        int highest = candidates.size() + request.bestOf() - request.count() - 1;
        for (var candidate : candidates) {
            renumbered.add(candidate.numbered(highest - candidate.index()));
        }
        return renumbered;
    }

    private EndpointResponse whole(Generated generated, String json) {
        int tokens = generated.completionTokens();
        return new EndpointResponse.Whole(200, headers(generated, true), "application/json", json, tokens);
    }

    private EndpointResponse streamed(Generated generated, Stream<ResponseFrame> frames) {
        int heldBack = buffered ? generated.completionTokens() : 0;
        return new EndpointResponse.Streamed(200, headers(generated, false), frames, heldBack);
    }

    private Map<String, String> headers(Generated generated, boolean whole) {
        if (!style.serverless()) {
            return Map.of();
        }
        return whole
                ? Map.of(
                        "x-request-id", generated.id(),
                        "prompt_token_len", String.valueOf(generated.request().promptTokens()),
                        "sampling_token_len", String.valueOf(generated.completionTokens()))
                : Map.of("x-request-id", generated.id());
    }
}
