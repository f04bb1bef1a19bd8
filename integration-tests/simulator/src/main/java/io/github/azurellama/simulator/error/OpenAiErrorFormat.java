package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import org.jspecify.annotations.Nullable;

/** Errors of a Foundry resource on its OpenAI routes. */
public final class OpenAiErrorFormat implements ErrorFormat {

    @Override
    public Whole invalid(InvalidField field) {
        return error(400, "Invalid value for '" + field.path() + "': " + field.message() + ".", field.path(), null);
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        var code = message.contains("maximum context length") ? "context_length_exceeded" : null;
        return error(status, message, parameter, code);
    }

    /** An argument that the route does not know. */
    public static Whole unrecognized(String argument) {
        return error(400, "Unrecognized request argument supplied: " + argument, null, null);
    }

    @Override
    public Whole unauthorized() {
        return FoundryErrorFormat.wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return FoundryErrorFormat.resourceNotFound();
    }

    @Override
    public Whole unknownModel(String model) {
        var error = SimulatorJson.object().put("code", "DeploymentNotFound");
        error.put("message", "The API deployment " + model + " does not exist for this resource.");
        return Whole.error(404, error);
    }

    @Override
    public Whole missingModel() {
        return error(400, "Missing required parameter: 'model'.", "model", "missing_required_parameter");
    }

    @Override
    public Whole filtered(String field) {
        return Whole.error(400, FoundryErrorFormat.violation(field).put("status", 400));
    }

    private static Whole error(int status, String message, @Nullable String parameter, @Nullable String code) {
        var error = SimulatorJson.object().put("message", message).put("type", "invalid_request_error");
        error.put("param", parameter).put("code", code);
        return Whole.error(status, error);
    }
}
