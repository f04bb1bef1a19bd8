package io.github.azurellama.internal.http;

import dev.langchain4j.exception.InvalidRequestException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Route;

/**
 * Sends a key without encryption to this computer only. That {@code localhost} and the names below it lead there is known once
 * there is a connection: a proxy may take them, and a name server may know them.
 */
final class LoopbackCheck {

    private final Backends backends;

    LoopbackCheck(Backends backends) {
        this.backends = backends;
    }

    /** Throws for a connection that leads elsewhere. */
    void check(Interceptor.Chain chain) {
        Connection connection = Objects.requireNonNull(chain.connection(), "a network interceptor has a connection");
        Backend backend = backends.of(chain.request());
        if (backend.isForThisComputer()) {
            InetSocketAddress peer = peer(connection.route());
            InetAddress address = peer.getAddress();
            if (address == null || !address.isLoopbackAddress()) {
                throw new InvalidRequestException("the key would go unencrypted to " + peer + " on the way to "
                        + backend.endpoint()
                        + ": use https, exempt the host from the proxy, or set allowInsecureHttp(true) if that network"
                        + " is trusted");
            }
        }
    }

    /** Whom the connection leads to: OkHttp has the address of a SOCKS proxy in the proxy only. */
    private static InetSocketAddress peer(Route route) {
        return route.proxy().type() == Proxy.Type.SOCKS
                ? (InetSocketAddress) Objects.requireNonNull(route.proxy().address())
                : route.socketAddress();
    }
}
