package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.VllmErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A vLLM server of one's own: no gateway, no filter, and no key unless it was started with one. */
public final class OpenAiCompatibleEndpoint {

    private OpenAiCompatibleEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var vllm = new GenerationRoute(
                config,
                ModelRule.checked(config),
                new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, config.contextLength()),
                new Generation(config, ContentSafety.NONE, ids),
                Style.VLLM,
                false,
                ids);
        var routes = new LinkedHashMap<String, Route>();
        routes.put("/v1/chat/completions", Route.post(VllmErrorFormat.NESTED, vllm::chat));
        routes.put("/v1/completions", Route.post(VllmErrorFormat.NESTED, vllm::completion));
        VllmRoutes.put(routes, config, VllmErrorFormat.NESTED);
        return new RoutedEndpoint(
                VllmErrorFormat.NESTED, Authentication.openAiCompatible(config), routes, call -> Map.of());
    }
}
