package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Endpoint;
import java.util.Set;

/** {@code /v1/chat/completions} and {@code /v1/completions}: the body of OpenAI, with all of Llama's options as plain fields. */
record LlamaNativeDialect(Endpoint endpoint, Set<Addition> refused) implements Dialect {

    @Override
    public WireRequest encode(ModelRequest request) {
        return new WireEncoder(endpoint, refused, null).encode(request, new OpenAiBody(endpoint));
    }
}
