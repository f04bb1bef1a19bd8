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

/** Has the endpoint count. */
final class RemoteTokenCounter implements TokenCounter {

    /** Stands before a message that is counted alone; user first is what every chat template takes. */
    private static final WireMessage OPENING = WireMessage.of("user", "Hi");

    private final TokenizeRoute route;
    private final HttpTransport transport;
    private volatile int openingTokens;

    RemoteTokenCounter(ConnectionSettings connection, @Nullable String modelName) {
        Endpoint endpoint = connection.toEndpoint();
        if (!endpoint.kind().countsTokens()) {
            throw new InvalidSettingException(
                    "endpoint",
                    endpoint,
                    "endpoint " + endpoint + " has no /tokenize: set tokenizerModel to a Llama 3"
                            + " vocabulary file in place of endpoint, or set neither to estimate");
        }
        this.route = new TokenizeRoute(endpoint, modelName);
        this.transport = new HttpTransport(Dialect.of(endpoint, null), connection.http);
    }

    @Override
    public int text(String text) {
        return count(route.text(text));
    }

    /** The difference that it makes, because a template may add to a prompt what belongs to no message. */
    @Override
    public int message(WireMessage message) {
        if (openingTokens == 0) {
            openingTokens = count(route.messages(List.of(OPENING), false));
        }
        return count(route.messages(List.of(OPENING, message), false)) - openingTokens;
    }

    @Override
    public int prompt(List<WireMessage> messages) {
        return count(route.messages(messages, true));
    }

    private int count(WireRequest request) {
        return transport.execute(request, (headers, body, usage) -> route.count(body));
    }

    @Override
    public String toString() {
        return route.endpoint().describe(Operation.TOKENIZE);
    }
}
