package io.github.azurellama.simulator.refusal;

import io.github.azurellama.simulator.wire.Answer.Whole;
import io.github.azurellama.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** Errors of Microsoft's server in front of vLLM on managed compute, for the routes that it validates itself. */
public final class ManagedInferenceEnvelope implements Envelope {

    @Override
    public Whole invalid(InvalidField field) {
        var error = Json.object().put("code", "Invalid input").put("status", 422);
        error.put("message", "invalid input error").set("details", field.list());
        return Whole.json(422, Json.object().set("error", error));
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        return VllmEnvelope.NESTED.engine(status, message, parameter);
    }

    @Override
    public Whole unauthorized() {
        return FoundryEnvelope.wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return VllmEnvelope.NESTED.noRoute();
    }

    @Override
    public Whole wrongMethod() {
        return VllmEnvelope.NESTED.wrongMethod();
    }

    @Override
    public Whole unknownModel(String model) {
        return VllmEnvelope.NESTED.unknownModel(model);
    }

    @Override
    public Whole missingModel() {
        return VllmEnvelope.NESTED.missingModel();
    }

    @Override
    public Whole filtered(String field) {
        var error = Json.object().put("code", "Bad Request");
        error.put("message", "request input violates azure ai content safety setting.")
                .put("status", 400);
        return Whole.json(400, Json.object().set("error", error));
    }
}
