package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.wire.Call;

/** Which model answers a request. */
@FunctionalInterface
interface ModelRule {

    /** The name that the answer carries; throws a refusal if no model answers to the request. */
    String model(Call call, ObjectNode body);

    /** Need not be named, but a wrong name is refused. */
    static ModelRule checked(Setup setup) {
        return (call, body) -> {
            var name = name(body);
            return name.isEmpty() ? setup.models().get(0) : served(setup, name, false);
        };
    }

    /** Need not be named, and a wrong name does not matter. */
    static ModelRule unchecked(Setup setup) {
        return (call, body) -> setup.models().contains(name(body))
                ? name(body)
                : setup.models().get(0);
    }

    /** Has to be named exactly. */
    static ModelRule required(Setup setup) {
        return (call, body) -> served(setup, present(name(body)), false);
    }

    /** Has to be named in the body or in a header, in whatever case. */
    static ModelRule requiredInAnyCase(Setup setup) {
        return (call, body) -> {
            var name = name(body);
            var header = call.header("x-ms-model-mesh-model-name").orElse("");
            return served(setup, present(name.isEmpty() ? header : name), true);
        };
    }

    private static String name(ObjectNode body) {
        return body.path("model").asText("");
    }

    private static String present(String name) {
        if (name.isEmpty()) {
            throw new Refusal(Envelope::missingModel);
        }
        return name;
    }

    private static String served(Setup setup, String name, boolean anyCase) {
        return setup.models().stream()
                .filter(model -> anyCase ? model.equalsIgnoreCase(name) : model.equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(envelope -> envelope.unknownModel(name)));
    }
}
