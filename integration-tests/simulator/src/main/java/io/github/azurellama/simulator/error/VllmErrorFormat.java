package io.github.azurellama.simulator.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import org.jspecify.annotations.Nullable;

/** vLLM's errors, also as they pass through the server that Microsoft puts in front of it on managed compute. */
public enum VllmErrorFormat implements ErrorFormat {
    /** An object under {@code error}, since 0.10.1. */
    NESTED,
    /** Without that object, before. */
    FLAT,
    /** As {@link #NESTED}; Microsoft's server itself finds invalid fields. */
    VALIDATED;

    @Override
    public Whole invalid(InvalidField field) {
        if (this == VALIDATED) {
            var error = SimulatorJson.object().put("code", "Invalid input").put("status", 422);
            error.put("message", "invalid input error").set("details", field.list());
            return Whole.error(422, error);
        }
        return engine(400, SimulatorJson.AS_WRITTEN.text(field.list()), null);
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        return this == FLAT
                ? Whole.json(status, flat(status, message, parameter))
                : Whole.error(status, error(status, message, parameter));
    }

    @Override
    public Whole unauthorized() {
        return Whole.json(401, SimulatorJson.object().put("error", "Unauthorized"));
    }

    @Override
    public Whole noRoute() {
        return detail(404, "Not Found");
    }

    @Override
    public Whole unknownModel(String model) {
        return engine(404, doesNotExist(model), this == FLAT ? null : "model");
    }

    @Override
    public Whole filtered(String field) {
        var error = SimulatorJson.object().put("code", "Bad Request");
        error.put("message", "request input violates azure ai content safety setting.")
                .put("status", 400);
        return Whole.error(400, error);
    }

    /** What vLLM says of a model that it does not serve. */
    static String doesNotExist(String model) {
        return "The model `" + model + "` does not exist.";
    }

    /** The error as versions before 0.10.1 write it. */
    static ObjectNode flat(int status, String message, @Nullable String parameter) {
        return error(status, message, parameter).put("object", "error");
    }

    private static ObjectNode error(int status, String message, @Nullable String parameter) {
        return SimulatorJson.object()
                .put("message", message)
                .put("type", type(status))
                .put("param", parameter)
                .put("code", status);
    }

    private static String type(int status) {
        return status == 404 ? "NotFoundError" : status >= 500 ? "InternalServerError" : "BadRequestError";
    }
}
