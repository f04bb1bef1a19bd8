package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Managed online endpoints respond with 424 whenever their container does not respond with 200, and name its status in a header.
 * Authentication and the bare host never reach the container, so their status stays.
 *
 * @param container how the container words its errors
 */
public record ManagedErrorFormat(ErrorFormat container) implements ErrorFormat {

    @Override
    public Whole invalid(InvalidField field) {
        return wrap(container.invalid(field));
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        return wrap(container.engine(status, message, parameter));
    }

    @Override
    public Whole unauthorized() {
        return FoundryErrorFormat.wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return wrap(container.noRoute());
    }

    @Override
    public Whole wrongMethod() {
        return wrap(container.wrongMethod());
    }

    @Override
    public Whole unknownModel(String model) {
        return wrap(container.unknownModel(model));
    }

    @Override
    public Whole missingModel() {
        return wrap(container.missingModel());
    }

    @Override
    public Whole filtered(String field) {
        return wrap(new ManagedInferenceErrorFormat().filtered(field));
    }

    @Override
    public Whole unsupportedFormat(String type) {
        return wrap(container.unsupportedFormat(type));
    }

    @Override
    public Whole detail(int status, String text) {
        return wrap(container.detail(status, text));
    }

    /** The container's response as the platform passes it on. */
    public static Whole wrap(Whole answer) {
        if (answer.status() == 200) {
            return answer;
        }
        return answer.withStatus(424)
                .withHeaders(Map.of(
                        "ms-azureml-model-error-reason",
                        "model_error",
                        "ms-azureml-model-error-statuscode",
                        String.valueOf(answer.status())));
    }
}
