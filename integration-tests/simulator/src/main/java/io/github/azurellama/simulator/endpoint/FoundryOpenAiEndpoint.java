package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.OpenAiEnvelope;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Foundry resources, OpenAI routes below {@code /openai/v1}. */
public final class FoundryOpenAiEndpoint {

    private static final Set<String> API_VERSIONS = Set.of("v1", "latest", "preview");

    private FoundryOpenAiEndpoint() {}

    /** Deploys the endpoint. */
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var envelope = new OpenAiEnvelope();
        var openai = new GenerationRoute(
                setup,
                ModelRule.required(setup),
                new RequestReader(Dialect.OPENAI, ExtrasPolicy.REFUSE, setup.contextLength()),
                new Generation(setup, ContentSafety.CUTS, ids),
                Style.OPENAI,
                false,
                ids);
        var routes = Map.of(
                "/openai/v1/chat/completions", Route.post(envelope, unversioned(openai::chat)),
                "/openai/v1/models", Route.get(envelope, unversioned(call -> ModelCard.list(setup, "Meta"))));
        return new RoutedEndpoint(envelope, Gate.foundryOpenAi(setup), routes, new FoundryHeaders(ids));
    }

    /** These routes need no version; the dated ones of other routes are refused. */
    private static Function<Call, Answer> unversioned(Function<Call, Answer> handler) {
        return call -> {
            if (!API_VERSIONS.contains(call.parameter("api-version").orElse("v1"))) {
                var error = Json.object().put("code", "BadRequest").put("message", "API version not supported");
                throw new Refusal(
                        envelope -> Answer.Whole.json(400, Json.object().set("error", error)));
            }
            return handler.apply(call);
        };
    }
}
