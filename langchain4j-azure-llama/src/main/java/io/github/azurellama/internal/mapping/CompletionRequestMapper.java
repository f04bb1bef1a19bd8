package io.github.azurellama.internal.mapping;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Maps a prompt to a request, with the settings of the model. */
public final class CompletionRequestMapper {

    private final CompletionRequest template;

    /**
     * Checks the settings of the model.
     *
     * @param modelName the name of the model if the settings have none, or null
     * @throws IllegalArgumentException if they contradict each other or the endpoint
     */
    public CompletionRequestMapper(
            Endpoint endpoint, @Nullable String modelName, AzureLlamaChatRequestParameters settings, boolean stream) {
        this.template = new CompletionRequest(
                ModelNames.checked(settings.modelName() == null ? modelName : settings.modelName(), endpoint),
                "",
                new OptionRules(endpoint).checked(settings.allOptions(), Operation.COMPLETION, stream),
                stream);
    }

    public CompletionRequest map(String prompt) {
        Objects.requireNonNull(prompt, "prompt");
        return new CompletionRequest(template.model(), prompt, template.options(), template.stream());
    }
}
