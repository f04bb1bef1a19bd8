package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.ManagedEnvelope;
import io.github.azurellama.simulator.refusal.VllmEnvelope;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Json;
import java.util.Map;

/** Managed online endpoints that run an NVIDIA NIM: an older vLLM that wants the model named, and streams honestly. */
public final class NimEndpoint {

    private NimEndpoint() {}

    /** Deploys the endpoint. */
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var envelope = new ManagedEnvelope(VllmEnvelope.FLAT);
        var vllm = new GenerationRoute(
                setup,
                ModelRule.required(setup),
                new RequestReader(Dialect.VLLM, ExtrasPolicy.IGNORE, setup.contextLength()),
                new Generation(setup, ContentSafety.NONE, ids),
                Style.VLLM,
                false,
                ids);
        var ready = Json.object().put("object", "health.response").put("message", "Service is ready.");
        var routes = Map.of(
                "/v1/chat/completions", Route.post(envelope, vllm::chat),
                "/v1/completions", Route.post(envelope, vllm::completion),
                "/v1/models", Route.get(envelope, call -> ModelCard.list(setup, "vllm")),
                "/v1/health/ready", Route.get(envelope, call -> Answer.Whole.json(200, ready)));
        return new RoutedEndpoint(envelope, Gate.managed(setup), routes, ManagedComputeEndpoint.headers(ids));
    }
}
