package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.wire.EndpointRequest;

/** Which model serves a request. */
@FunctionalInterface
interface ModelRule {

    /** The name that the response carries; throws if no model serves the request. */
    String model(EndpointRequest call, ObjectNode body);

    /** Need not be named, but a wrong name is refused. */
    static ModelRule checked(SimulatorConfig config) {
        return (call, body) -> {
            var name = name(body);
            return name.isEmpty() ? config.models().get(0) : served(config, name, false);
        };
    }

    /** Need not be named, and a wrong name does not matter. */
    static ModelRule unchecked(SimulatorConfig config) {
        return (call, body) -> config.models().contains(name(body))
                ? name(body)
                : config.models().get(0);
    }

    /** Has to be named exactly. */
    static ModelRule required(SimulatorConfig config) {
        return (call, body) -> served(config, present(name(body)), false);
    }

    /** Has to be named in the body or in a header, in whatever case. */
    static ModelRule requiredInAnyCase(SimulatorConfig config) {
        return (call, body) -> {
            var name = name(body);
            var header = call.header("x-ms-model-mesh-model-name").orElse("");
            return served(config, present(name.isEmpty() ? header : name), true);
        };
    }

    private static String name(ObjectNode body) {
        return body.path("model").asText("");
    }

    private static String present(String name) {
        if (name.isEmpty()) {
            throw new ErrorResponseException(ErrorFormat::missingModel);
        }
        return name;
    }

    private static String served(SimulatorConfig config, String name, boolean anyCase) {
        return config.models().stream()
                .filter(model -> anyCase ? model.equalsIgnoreCase(name) : model.equals(name))
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(errorFormat -> errorFormat.unknownModel(name)));
    }
}
