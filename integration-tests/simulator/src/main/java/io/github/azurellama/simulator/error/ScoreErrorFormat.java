package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import org.jspecify.annotations.Nullable;

/**
 * How {@code /score} fails where it has the defect of responding with 200 to everything: the engine's error inside the response,
 * and an empty object when content safety blocks or the server itself stumbles.
 */
public final class ScoreErrorFormat implements ErrorFormat {

    @Override
    public Whole invalid(InvalidField field) {
        return inside(VllmErrorFormat.NESTED.invalid(field));
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        return inside(VllmErrorFormat.NESTED.engine(status, message, parameter));
    }

    @Override
    public Whole unknownModel(String model) {
        return inside(VllmErrorFormat.NESTED.unknownModel(model));
    }

    @Override
    public Whole missingModel() {
        return inside(VllmErrorFormat.NESTED.missingModel());
    }

    @Override
    public Whole filtered(String field) {
        return empty();
    }

    @Override
    public Whole detail(int status, String text) {
        return empty();
    }

    @Override
    public Whole unauthorized() {
        return empty();
    }

    @Override
    public Whole noRoute() {
        return empty();
    }

    /** Other methods never reach the code that has the defect. */
    @Override
    public Whole wrongMethod() {
        return ManagedErrorFormat.wrap(VllmErrorFormat.NESTED.wrongMethod());
    }

    private static Whole empty() {
        return Whole.json(200, SimulatorJson.object());
    }

    private static Whole inside(Whole error) {
        var answer = SimulatorJson.object().putNull("output");
        answer.putObject("error").put("status_code", error.status()).set("body", error.json());
        return Whole.json(200, answer);
    }
}
