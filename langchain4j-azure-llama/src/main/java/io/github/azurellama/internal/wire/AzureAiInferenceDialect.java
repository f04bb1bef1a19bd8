package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /chat/completions} and {@code /completions}: the body of OpenAI, and a header that says what to do with fields outside the schema. */
record AzureAiInferenceDialect(
        Endpoint endpoint, Set<Addition> refused, @Nullable ExtraParameters extraParameters) implements Dialect {

    @Override
    public WireRequest encode(ModelRequest request) {
        return new WireEncoder(endpoint, refused, extraParameters).encode(request, new OpenAiBody(endpoint));
    }
}
