package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ServerlessErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import java.util.Map;

/** Serverless deployments: Llama-native routes below {@code /v1}, Model Inference beside them. */
public final class ServerlessEndpoint {

    private ServerlessEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var errorFormat = new ServerlessErrorFormat();
        var generation = new Generation(config, ContentSafety.CUTS, ids);
        var llama = new GenerationRoute(
                config,
                ModelRule.checked(config),
                new RequestReader(RequestDialect.NATIVE, ExtrasPolicy.IGNORE, config.contextLength()),
                generation,
                Style.SERVERLESS_NATIVE,
                false,
                ids);
        var inference = new GenerationRoute(
                config,
                ModelRule.unchecked(config),
                new RequestReader(RequestDialect.INFERENCE, ExtrasPolicy.REFUSE_UNLESS_HEADER, config.contextLength()),
                generation,
                Style.SERVERLESS_INFERENCE,
                false,
                ids);
        var routes = Map.of(
                "/v1/chat/completions", Route.post(errorFormat, llama::chat),
                "/v1/completions", Route.post(errorFormat, llama::completion),
                "/chat/completions", Route.post(errorFormat, inference::chat),
                "/completions", Route.post(errorFormat, inference::completion),
                "/info", Route.get(errorFormat, call -> ModelCard.info(config)));
        return new RoutedEndpoint(
                errorFormat,
                Authentication.serverless(config),
                routes,
                call -> Map.of(
                        "x-request-id", ids.uuid(),
                        "azureml-model-session", "sim-20241203",
                        "azureml-model-group", "offer-llama-simulated-paygo",
                        "x-ms-rai-invoked", "true",
                        "cmp-upstream-response-duration", "1"));
    }
}
