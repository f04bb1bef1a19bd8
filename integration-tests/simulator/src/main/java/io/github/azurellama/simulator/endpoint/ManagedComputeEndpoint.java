package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ManagedErrorFormat;
import io.github.azurellama.simulator.error.ManagedInferenceErrorFormat;
import io.github.azurellama.simulator.error.ScoreErrorFormat;
import io.github.azurellama.simulator.error.VllmErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Managed online endpoints: Microsoft's server validates the Model Inference routes itself, knows {@code /score}, and
 * passes every other route on to vLLM. It never streams honestly: it reads vLLM's whole response first.
 */
public final class ManagedComputeEndpoint {

    private ManagedComputeEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var proxied = new ManagedErrorFormat(VllmErrorFormat.NESTED);
        var validated = new ManagedErrorFormat(new ManagedInferenceErrorFormat());
        var generation = new Generation(config, ContentSafety.BLANKS, ids);
        var vllm = new GenerationRoute(
                config,
                ModelRule.checked(config),
                new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, config.contextLength()),
                generation,
                Style.VLLM,
                true,
                ids);
        var inference = new GenerationRoute(
                config,
                ModelRule.checked(config),
                new RequestReader(
                        RequestDialect.MANAGED_INFERENCE, ExtrasPolicy.PASS_UNLESS_HEADER, config.contextLength()),
                generation,
                Style.MANAGED_INFERENCE,
                true,
                ids);
        var routes = new LinkedHashMap<String, Route>();
        routes.put("/v1/chat/completions", Route.post(proxied, vllm::chat));
        routes.put("/v1/completions", Route.post(proxied, vllm::completion));
        var repair = new AtomicBoolean(!config.has(Defect.STREAM_FAILS_UNTIL_SCORE));
        routes.put("/chat/completions", Route.post(validated, BrokenStream.until(repair, inference::chat)));
        routes.put("/completions", Route.post(validated, BrokenStream.until(repair, inference::completion)));
        var scoring = new ScoreRoute(config, generation, ids);
        routes.put(
                "/score",
                Route.post(config.has(Defect.SCORE_FAILS_WITH_200) ? new ScoreErrorFormat() : validated, call -> {
                    repair.set(true);
                    return scoring.score(call);
                }));
        VllmRoutes.put(routes, config, proxied);
        return new RoutedEndpoint(proxied, Authentication.managed(config), routes, headers(ids));
    }

    static Function<EndpointRequest, Map<String, String>> headers(Ids ids) {
        return call -> Map.of(
                "x-ms-request-id", ids.uuid(),
                "azureml-model-session", "blue",
                "azureml-model-deployment",
                        call.header("azureml-model-deployment").orElse("blue"));
    }
}
