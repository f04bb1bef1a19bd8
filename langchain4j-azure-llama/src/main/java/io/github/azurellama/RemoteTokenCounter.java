package io.github.azurellama;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.dialect.TokenizeRoute;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts by the endpoint's {@code /tokenize}. */
final class RemoteTokenCounter implements TokenCounter {

    /** Precedes a single message, because some chat templates require that a prompt begins with the user. */
    private static final WireMessage FIRST_MESSAGE = WireMessage.of("user", "Hi");

    private final Map<Backend, TokenizeRoute> routes = new HashMap<>();
    private final Object endpoints;
    private final HttpTransport transport;
    private final @Nullable String modelName;
    private volatile int firstMessageTokens;

    RemoteTokenCounter(ConnectionSettings connection, @Nullable String modelName) {
        this.modelName = modelName;
        connection.check(modelName);
        List<Backend> backends = connection.toBackends();
        ConnectionSettings.checkEach(backends, backend -> check(backend.endpoint()));
        for (Backend backend : backends) {
            String model = modelName == null ? backend.modelName() : modelName;
            routes.put(backend, new TokenizeRoute(backend.endpoint(), model));
        }
        this.endpoints = connection.describe(backends, Operation.TOKENIZE);
        this.transport = connection.toTransport(backends);
    }

    private static void check(Endpoint endpoint) {
        if (!endpoint.kind().countsTokens()) {
            throw new InvalidSettingException(
                    "endpoint",
                    endpoint,
                    "endpoint " + endpoint + " has no /tokenize: set tokenizerModel to a Llama 3"
                            + " vocabulary file in place of endpoint, or set neither to estimate");
        }
    }

    @Override
    public int text(String text) {
        return count(route -> route.text(text), !text.isEmpty());
    }

    /** Counts the difference, because a template may add tokens that belong to no message. */
    @Override
    public int message(WireMessage message) {
        if (firstMessageTokens == 0) {
            firstMessageTokens = count(route -> route.messages(List.of(FIRST_MESSAGE), false), true);
        }
        return count(route -> route.messages(List.of(FIRST_MESSAGE, message), false), true) - firstMessageTokens;
    }

    @Override
    public int prompt(List<WireMessage> messages) {
        return count(route -> route.messages(messages, true), true);
    }

    private int count(Function<TokenizeRoute, WireRequest> request, boolean hasTokens) {
        return transport.fetch(
                Operation.TOKENIZE,
                modelName,
                backend -> request.apply(Objects.requireNonNull(routes.get(backend))),
                body -> TokenizeRoute.count(body, hasTokens));
    }

    @Override
    public String toString() {
        return endpoints.toString();
    }
}
