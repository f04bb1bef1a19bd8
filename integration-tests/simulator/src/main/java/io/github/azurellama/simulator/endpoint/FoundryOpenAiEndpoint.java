package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.OpenAiErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Foundry resources, OpenAI routes below {@code /openai/v1}. */
public final class FoundryOpenAiEndpoint {

    private static final Set<String> API_VERSIONS = Set.of("v1", "latest", "preview");

    private FoundryOpenAiEndpoint() {}

    /** Deploys the endpoint. */
    public static EndpointHandler deploy(SimulatorConfig config) {
        var ids = new Ids();
        var errorFormat = new OpenAiErrorFormat();
        var openai = new GenerationRoute(
                config,
                ModelRule.required(config),
                new RequestReader(RequestDialect.OPENAI, ExtrasPolicy.REFUSE, config.contextLength()),
                new Generation(config, ContentSafety.CUTS, ids),
                Style.OPENAI,
                false,
                ids);
        var routes = Map.of(
                "/openai/v1/chat/completions", Route.post(errorFormat, unversioned(openai::chat)),
                "/openai/v1/models", Route.get(errorFormat, unversioned(call -> ModelCard.list(config, "Meta"))));
        return new RoutedEndpoint(errorFormat, Authentication.foundryOpenAi(config), routes, new FoundryHeaders(ids));
    }

    /** These routes need no version; the dated ones of other routes are refused. */
    private static Function<EndpointRequest, EndpointResponse> unversioned(
            Function<EndpointRequest, EndpointResponse> handler) {
        return call -> {
            if (!API_VERSIONS.contains(call.parameter("api-version").orElse("v1"))) {
                var error =
                        SimulatorJson.object().put("code", "BadRequest").put("message", "API version not supported");
                throw new ErrorResponseException(errorFormat ->
                        EndpointResponse.Whole.json(400, SimulatorJson.object().set("error", error)));
            }
            return handler.apply(call);
        };
    }
}
