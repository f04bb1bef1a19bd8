package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.ManagedEnvelope;
import io.github.azurellama.simulator.refusal.ManagedInferenceEnvelope;
import io.github.azurellama.simulator.refusal.ScoreEnvelope;
import io.github.azurellama.simulator.refusal.VllmEnvelope;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Managed online endpoints: Microsoft's server validates the Model Inference routes itself, knows {@code /score}, and
 * passes every other route on to vLLM. It never streams honestly: it reads vLLM's whole answer first.
 */
public final class ManagedComputeEndpoint {

    private ManagedComputeEndpoint() {}

    /** Deploys the endpoint. */
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var proxied = new ManagedEnvelope(VllmEnvelope.NESTED);
        var validated = new ManagedEnvelope(new ManagedInferenceEnvelope());
        var generation = new Generation(setup, ContentSafety.BLANKS, ids);
        var vllm = new GenerationRoute(
                setup,
                ModelRule.checked(setup),
                new RequestReader(Dialect.VLLM, ExtrasPolicy.IGNORE, setup.contextLength()),
                generation,
                Style.VLLM,
                true,
                ids);
        var inference = new GenerationRoute(
                setup,
                ModelRule.checked(setup),
                new RequestReader(Dialect.MANAGED_INFERENCE, ExtrasPolicy.PASS_UNLESS_HEADER, setup.contextLength()),
                generation,
                Style.MANAGED_INFERENCE,
                true,
                ids);
        var routes = new LinkedHashMap<String, Route>();
        routes.put("/v1/chat/completions", Route.post(proxied, vllm::chat));
        routes.put("/v1/completions", Route.post(proxied, vllm::completion));
        var repair = new AtomicBoolean(!setup.has(Defect.STREAM_FAILS_UNTIL_SCORE));
        routes.put("/chat/completions", Route.post(validated, BrokenStream.until(repair, inference::chat)));
        routes.put("/completions", Route.post(validated, BrokenStream.until(repair, inference::completion)));
        var scoring = new ScoreRoute(setup, generation, ids);
        routes.put(
                "/score", Route.post(setup.has(Defect.SCORE_FAILS_WITH_200) ? new ScoreEnvelope() : validated, call -> {
                    repair.set(true);
                    return scoring.score(call);
                }));
        VllmRoutes.put(routes, setup, proxied);
        return new RoutedEndpoint(proxied, Gate.managed(setup), routes, headers(ids));
    }

    static Function<Call, Map<String, String>> headers(Ids ids) {
        return call -> Map.of(
                "x-ms-request-id", ids.uuid(),
                "azureml-model-session", "blue",
                "azureml-model-deployment",
                        call.header("azureml-model-deployment").orElse("blue"));
    }
}
