package io.github.azurellama.internal.connect;

import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection from closing slowly. Before a TLS socket of the JDK closes, it tries to read one more byte, for as long as
 * a read may take: minutes, if the server does not close its end. The call whose thread closes it would end as late.
 */
final class ShortClose {

    private ShortClose() {}

    /** Once a response was read or has failed. OkHttp sets the time anew for the next request on the connection. */
    static void prepare(@Nullable Connection connection) {
        // One of HTTP/2 has other streams, and a thread of its own that reads.
        if (connection != null
                && connection.protocol() != Protocol.HTTP_2
                && connection.socket() instanceof SSLSocket socket) {
            try {
                socket.setSoTimeout(1);
            } catch (SocketException e) {
                // closed already
            }
        }
    }
}
