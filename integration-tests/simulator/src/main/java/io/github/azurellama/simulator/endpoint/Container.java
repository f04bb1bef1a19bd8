package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;

/** What the platform makes of the errors of the container that serves the model. */
final class Container {

    private Container() {}

    /** Managed online endpoints respond with 424 and name the container's status in a header. */
    static Whole managed(Whole error) {
        return error.withStatus(424)
                .withHeaders(Map.of(
                        "ms-azureml-model-error-reason",
                        "model_error",
                        "ms-azureml-model-error-statuscode",
                        String.valueOf(error.status())));
    }

    /**
     * The defect of {@code /score}: 200 with the engine's error inside the response, or with an empty object where the server
     * itself fails. Other methods never reach the code that has the defect.
     */
    static Whole scoreWith200(Whole error) {
        if (error.status() == 405) {
            return managed(error);
        }
        var body = SimulatorJson.object();
        if (error.json().at("/error/type").isTextual()) {
            body.putNull("output")
                    .putObject("error")
                    .put("status_code", error.status())
                    .set("body", error.json());
        }
        return Whole.json(200, body);
    }
}
