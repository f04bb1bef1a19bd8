package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** There is no connection to the proxy, or none through it. OkHttp's message reads as if the server were the reason. */
final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    private ProxyException(String proxy, IOException cause) {
        super("no connection through the proxy " + proxy + " (" + root(cause) + ")", cause);
    }

    /** The failure of an attempt, or that of its proxy, if that was the reason. */
    static IOException explain(IOException e, CallState state, String host) {
        String proxy = proxy(e, state.progress(), host);
        return proxy == null || state.connection() != null || state.progress().securing
                ? e
                : new ProxyException(proxy, e);
    }

    private static @Nullable String proxy(IOException e, AttemptProgress progress, String host) {
        String lookedUp = progress.lookedUp;
        if (e instanceof UnknownHostException) {
            return host.equals(lookedUp) ? null : lookedUp;
        }
        Proxy proxy = progress.failedThrough;
        return e instanceof SocketException && proxy != null && proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : null;
    }

    /** OkHttp names the address, the JDK below it what is wrong with it. */
    private static String root(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : root(e.getCause());
    }
}
