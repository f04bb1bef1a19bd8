package io.github.azurellama.simulator.refusal;

import io.github.azurellama.simulator.wire.Answer.Whole;
import io.github.azurellama.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** Errors of a Foundry resource on its OpenAI routes. */
public final class OpenAiEnvelope implements Envelope {

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
        return FoundryEnvelope.wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return FoundryEnvelope.resourceNotFound();
    }

    @Override
    public Whole wrongMethod() {
        return detail(405, "Method Not Allowed");
    }

    @Override
    public Whole unknownModel(String model) {
        var error = Json.object().put("code", "DeploymentNotFound");
        error.put("message", "The API deployment " + model + " does not exist for this resource.");
        return Whole.json(404, Json.object().set("error", error));
    }

    @Override
    public Whole missingModel() {
        return error(400, "Missing required parameter: 'model'.", "model", "missing_required_parameter");
    }

    @Override
    public Whole filtered(String field) {
        return Whole.json(
                400, Json.object().set("error", FoundryEnvelope.violation(field).put("status", 400)));
    }

    private static Whole error(int status, String message, @Nullable String parameter, @Nullable String code) {
        var error = Json.object().put("message", message).put("type", "invalid_request_error");
        error.put("param", parameter).put("code", code);
        return Whole.json(status, Json.object().set("error", error));
    }
}
