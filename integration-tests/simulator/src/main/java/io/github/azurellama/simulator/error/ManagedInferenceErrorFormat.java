package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import org.jspecify.annotations.Nullable;

/** Errors of Microsoft's server in front of vLLM on managed compute, for the routes that it validates itself. */
public final class ManagedInferenceErrorFormat implements ErrorFormat {

    @Override
    public Whole invalid(InvalidField field) {
        var error = SimulatorJson.object().put("code", "Invalid input").put("status", 422);
        error.put("message", "invalid input error").set("details", field.list());
        return Whole.json(422, SimulatorJson.object().set("error", error));
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        return VllmErrorFormat.NESTED.engine(status, message, parameter);
    }

    @Override
    public Whole unauthorized() {
        return FoundryErrorFormat.wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return VllmErrorFormat.NESTED.noRoute();
    }

    @Override
    public Whole wrongMethod() {
        return VllmErrorFormat.NESTED.wrongMethod();
    }

    @Override
    public Whole unknownModel(String model) {
        return VllmErrorFormat.NESTED.unknownModel(model);
    }

    @Override
    public Whole missingModel() {
        return VllmErrorFormat.NESTED.missingModel();
    }

    @Override
    public Whole filtered(String field) {
        var error = SimulatorJson.object().put("code", "Bad Request");
        error.put("message", "request input violates azure ai content safety setting.")
                .put("status", 400);
        return Whole.json(400, SimulatorJson.object().set("error", error));
    }
}
