package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one endpoint kind words each refusal. */
public interface ErrorFormat {

    /** A value breaks the schema. */
    Whole invalid(InvalidField field);

    /** The inference engine refuses: the values are well formed, but do not go together or are too much. */
    Whole engine(int status, String message, @Nullable String parameter);

    /** No key, or a wrong one. */
    Whole unauthorized();

    /** The path is not a route. */
    Whole noRoute();

    /** The path is a route, but not for this method. */
    default Whole wrongMethod() {
        return detail(405, "Method Not Allowed");
    }

    /** The model is not served here. */
    Whole unknownModel(String model);

    /** The request has to name a model. */
    default Whole missingModel() {
        return invalid(InvalidField.missing(List.of("body", "model"), SimulatorJson.object()));
    }

    /** Content safety blocks the prompt, which arrived in this field. */
    Whole filtered(String field);

    /** The model does not support this format. */
    default Whole unsupportedFormat(String type) {
        return engine(400, "response_format " + type + " is not supported by this model.", "response_format");
    }

    /** FastAPI's own shape, which the frameworks around the models use. */
    default Whole detail(int status, String text) {
        return Whole.json(status, SimulatorJson.object().put("detail", text));
    }
}
