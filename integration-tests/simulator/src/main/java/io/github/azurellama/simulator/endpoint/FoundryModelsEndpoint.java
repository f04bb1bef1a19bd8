package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.refusal.FoundryEnvelope;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
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
    public static Endpoint deploy(Setup setup) {
        var ids = new Ids();
        var envelope = new FoundryEnvelope();
        var inference = new GenerationRoute(
                setup,
                ModelRule.requiredInAnyCase(setup),
                new RequestReader(Dialect.INFERENCE, ExtrasPolicy.REFUSE_UNLESS_HEADER, setup.contextLength()),
                new Generation(setup, ContentSafety.CUTS, ids),
                Style.FOUNDRY_INFERENCE,
                false,
                ids);
        var routes = Map.of(
                "/models/chat/completions", Route.post(envelope, versioned(inference::chat)),
                "/models/info", Route.get(envelope, versioned(call -> ModelCard.info(setup))));
        return new RoutedEndpoint(envelope, Gate.foundryModels(setup), routes, new FoundryHeaders(ids));
    }

    private static Function<Call, Answer> versioned(Function<Call, Answer> handler) {
        return call -> {
            if (!API_VERSIONS.contains(call.parameter("api-version").orElse(""))) {
                throw new Refusal(Envelope::noRoute);
            }
            return handler.apply(call);
        };
    }
}
