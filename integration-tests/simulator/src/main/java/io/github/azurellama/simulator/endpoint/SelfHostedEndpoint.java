package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.VllmEnvelope;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A vLLM server of one's own: no gateway, no filter, and no key unless it was started with one. */
public final class SelfHostedEndpoint {

    private SelfHostedEndpoint() {}

    /** Deploys the endpoint. */
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var vllm = new GenerationRoute(
                setup,
                ModelRule.checked(setup),
                new RequestReader(Dialect.VLLM, ExtrasPolicy.IGNORE, setup.contextLength()),
                new Generation(setup, ContentSafety.NONE, ids),
                Style.VLLM,
                false,
                ids);
        var routes = new LinkedHashMap<String, Route>();
        routes.put("/v1/chat/completions", Route.post(VllmEnvelope.NESTED, vllm::chat));
        routes.put("/v1/completions", Route.post(VllmEnvelope.NESTED, vllm::completion));
        VllmRoutes.put(routes, setup, VllmEnvelope.NESTED);
        return new RoutedEndpoint(VllmEnvelope.NESTED, Gate.selfHosted(setup), routes, call -> Map.of());
    }
}
