package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.FoundryErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Foundry resources, Model Inference routes below {@code /models}. */
public final class FoundryModelsEndpoint {

    /** The versions that exist; any other, and none, is not found. */
    private static final Set<String> API_VERSIONS = Set.of(
            "2024-05-01-preview",
            "2025-02-01-preview",
            "2025-04-01",
            "2025-05-01",
            "2025-05-01-preview",
            "2025-05-15-preview");

    private FoundryModelsEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var errorFormat = new FoundryErrorFormat();
        var inference = new GenerationRoute(
                config,
                ModelRule.requiredInAnyCase(config),
                new RequestReader(RequestDialect.INFERENCE, ExtrasPolicy.REFUSE_UNLESS_HEADER, config.contextLength()),
                new Generation(config, ContentSafety.CUTS, ids),
                Style.FOUNDRY_INFERENCE,
                false,
                ids);
        var routes = Map.of(
                "/models/chat/completions", Route.post(errorFormat, versioned(inference::chat)),
                "/models/info", Route.get(errorFormat, versioned(call -> ModelCard.info(config))));
        return new RoutedEndpoint(errorFormat, Authentication.foundryModels(config), routes, new FoundryHeaders(ids));
    }

    private static Function<EndpointRequest, EndpointResponse> versioned(
            Function<EndpointRequest, EndpointResponse> handler) {
        return call -> {
            if (!API_VERSIONS.contains(call.parameter("api-version").orElse(""))) {
                throw new ErrorResponseException(ErrorFormat::noRoute);
            }
            return handler.apply(call);
        };
    }
}
