package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.ServerlessEnvelope;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import java.util.Map;

/** Serverless deployments: Llama-native routes below {@code /v1}, Model Inference beside them. */
public final class ServerlessEndpoint {

    private ServerlessEndpoint() {}

    /** Deploys the endpoint. */
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var envelope = new ServerlessEnvelope();
        var generation = new Generation(setup, ContentSafety.CUTS, ids);
        var llama = new GenerationRoute(
                setup,
                ModelRule.checked(setup),
                new RequestReader(Dialect.NATIVE, ExtrasPolicy.IGNORE, setup.contextLength()),
                generation,
                Style.SERVERLESS_NATIVE,
                false,
                ids);
        var inference = new GenerationRoute(
                setup,
                ModelRule.unchecked(setup),
                new RequestReader(Dialect.INFERENCE, ExtrasPolicy.REFUSE_UNLESS_HEADER, setup.contextLength()),
                generation,
                Style.SERVERLESS_INFERENCE,
                false,
                ids);
        var routes = Map.of(
                "/v1/chat/completions", Route.post(envelope, llama::chat),
                "/v1/completions", Route.post(envelope, llama::completion),
                "/chat/completions", Route.post(envelope, inference::chat),
                "/completions", Route.post(envelope, inference::completion),
                "/info", Route.get(envelope, call -> ModelCard.info(setup)));
        return new RoutedEndpoint(
                envelope,
                Gate.serverless(setup),
                routes,
                call -> Map.of(
                        "x-request-id", ids.uuid(),
                        "azureml-model-session", "sim-20241203",
                        "azureml-model-group", "offer-llama-simulated-paygo",
                        "x-ms-rai-invoked", "true",
                        "cmp-upstream-response-duration", "1"));
    }
}
