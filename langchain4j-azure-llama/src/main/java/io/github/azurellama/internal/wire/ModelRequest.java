package io.github.azurellama.internal.wire;

import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request to a model, before a dialect encodes it. */
public sealed interface ModelRequest extends RequestVariants permits ChatCompletionRequest, CompletionRequest {

    /** The deployment's name, or null to name none. */
    @Nullable String model();

    /** The options. */
    Map<LlamaOption<?>, Object> options();

    /** Headers that the user set for this request. */
    default Map<String, String> customHeaders() {
        return Map.of();
    }

    /** Whether the response is a stream. */
    boolean stream();

    /** The fields that the library chose for this request and that it can be written without. */
    default Set<ImplicitField> implicitFields() {
        return Set.of();
    }

    @Override
    default ModelRequest without(Set<ImplicitField> rejected) {
        return this;
    }

    /** How many choices the response shall have. */
    default int choiceCount() {
        return options().get(LlamaOption.N) instanceof Integer n ? n : 1;
    }
}
