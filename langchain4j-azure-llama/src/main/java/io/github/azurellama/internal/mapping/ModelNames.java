package io.github.azurellama.internal.mapping;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** Checks the name of a model where the endpoint needs one. Any name is accepted, because Azure's catalogue is open. */
final class ModelNames {

    private ModelNames() {}

    static @Nullable String checked(@Nullable String modelName, Endpoint endpoint) {
        boolean missing = modelName == null || modelName.isBlank();
        if (missing && endpoint.kind().isModelRequired()) {
            throw new InvalidSettingException(
                    "modelName",
                    null,
                    "modelName is not set, but an endpoint of kind " + endpoint.kind()
                            + " serves several models: set it to the deployment's name as the portal shows it");
        }
        return missing ? null : modelName;
    }
}
