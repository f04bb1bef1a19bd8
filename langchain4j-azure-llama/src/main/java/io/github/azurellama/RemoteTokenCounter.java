package io.github.azurellama;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.dialect.TokenizeRoute;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts by the endpoint's {@code /tokenize}. */
final class RemoteTokenCounter implements TokenCounter {

    /** Precedes a single message, because some chat templates require that a prompt begins with the user. */
    private static final WireMessage FIRST_MESSAGE = WireMessage.of("user", "Hi");

    private final TokenizeRoute route;
    private final HttpTransport transport;
    private final @Nullable String modelName;
    private volatile int firstMessageTokens;

    RemoteTokenCounter(ConnectionSettings connection, @Nullable String modelName) {
        Endpoint endpoint = connection.toEndpoint();
        if (!endpoint.kind().countsTokens()) {
            throw new InvalidSettingException(
                    "endpoint",
                    endpoint,
                    "endpoint " + endpoint + " has no /tokenize: set tokenizerModel to a Llama 3"
                            + " vocabulary file in place of endpoint, or set neither to estimate");
        }
        this.modelName = modelName;
        this.route = new TokenizeRoute(endpoint, modelName);
        this.transport = new HttpTransport(Dialect.of(endpoint, null), connection.http);
    }

    @Override
    public int text(String text) {
        return count(route.text(text), !text.isEmpty());
    }

    /** Counts the difference, because a template may add tokens that belong to no message. */
    @Override
    public int message(WireMessage message) {
        if (firstMessageTokens == 0) {
            firstMessageTokens = count(route.messages(List.of(FIRST_MESSAGE), false), true);
        }
        return count(route.messages(List.of(FIRST_MESSAGE, message), false), true) - firstMessageTokens;
    }

    @Override
    public int prompt(List<WireMessage> messages) {
        return count(route.messages(messages, true), true);
    }

    private int count(WireRequest request, boolean hasTokens) {
        return transport.execute(request, modelName, (body, headers, usage, sent) -> route.count(body, hasTokens));
    }

    @Override
    public String toString() {
        return route.endpoint().describe(Operation.TOKENIZE);
    }
}
