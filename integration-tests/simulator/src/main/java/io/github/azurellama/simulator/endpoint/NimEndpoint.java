package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ManagedErrorFormat;
import io.github.azurellama.simulator.error.VllmErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;

/** Managed online endpoints that run an NVIDIA NIM: an older vLLM that wants the model named, and streams honestly. */
public final class NimEndpoint {

    private NimEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var errorFormat = new ManagedErrorFormat(VllmErrorFormat.FLAT);
        var vllm = new GenerationRoute(
                config,
                ModelRule.required(config),
                new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, config.contextLength()),
                new Generation(config, ContentSafety.NONE, ids),
                Style.VLLM,
                false,
                ids);
        var ready = SimulatorJson.object().put("object", "health.response").put("message", "Service is ready.");
        var routes = Map.of(
                "/v1/chat/completions", Route.post(errorFormat, vllm::chat),
                "/v1/completions", Route.post(errorFormat, vllm::completion),
                "/v1/models", Route.get(errorFormat, call -> ModelCard.list(config, "vllm")),
                "/v1/health/ready", Route.get(errorFormat, call -> EndpointResponse.Whole.json(200, ready)));
        return new RoutedEndpoint(
                errorFormat, Authentication.managed(config), routes, ManagedComputeEndpoint.headers(ids));
    }
}
