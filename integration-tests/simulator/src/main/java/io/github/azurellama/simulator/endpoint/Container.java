package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the platform makes of the errors of the container that serves the model. */
enum Container implements UnaryOperator<Whole> {
    /** Passes them on. */
    DIRECT {
        @Override
        public Whole apply(Whole error) {
            return error;
        }
    },
    /** Managed online endpoints respond with 424 and name the container's status in a header. */
    MANAGED {
        @Override
        public Whole apply(Whole error) {
            return error.withStatus(424)
                    .withHeaders(Map.of(
                            "ms-azureml-model-error-reason",
                            "model_error",
                            "ms-azureml-model-error-statuscode",
                            String.valueOf(error.status())));
        }
    },
    /**
     * The defect of {@code /score}: 200 with the engine's error inside the response, or with an empty object where the server
     * itself fails. Other methods never reach the code that has the defect.
     */
    SCORE_WITH_200 {
        @Override
        public Whole apply(Whole error) {
            if (error.status() == 405) {
                return MANAGED.apply(error);
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
}
