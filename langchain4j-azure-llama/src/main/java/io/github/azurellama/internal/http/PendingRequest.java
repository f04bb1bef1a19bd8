package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.RequestVariants;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request before it is known which endpoint it goes to.
 *
 * @param <R> the type of the request
 * @param operation what it is for
 * @param key requests of the same key go to the same deployment of a pool if possible; null for no such wish
 * @param events receives the events of the call
 * @param requests maps the request for an endpoint
 */
public record PendingRequest<R extends RequestVariants>(
        Operation operation, @Nullable Object key, CallEvents events, Function<Backend, R> requests) {}
