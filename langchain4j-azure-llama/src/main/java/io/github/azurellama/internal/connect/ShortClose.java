package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection from closing slowly. A TLS socket of the JDK says goodbye before it closes: it waits until another thread
 * has written what it is writing, and then for one more byte from the server, for as long as a read may take. With a server
 * that neither reads nor closes its end, a call would end minutes late, or never.
 */
final class ShortClose {

    /** As much as the buffers of a connection take, so that writing it never waits. */
    private static final long SMALL_BODY = 8_192;

    private ShortClose() {}

    /**
     * Before a request is sent. OkHttp's one thread for timeouts closes a socket that writes for too long; while it waits, no
     * other call of the JVM gets its timeout.
     */
    static void onRequest(@Nullable Connection connection, @Nullable RequestBody body) {
        linger(connection, body, true);
    }

    /** Once the server responds, so that it has the request. */
    static void onResponse(@Nullable Connection connection, @Nullable RequestBody body) {
        linger(connection, body, false);
    }

    /** With no time to linger, a socket closes without waiting for its writer. */
    private static void linger(@Nullable Connection connection, @Nullable RequestBody body, boolean noTime) {
        if (body != null) {
            set(connection, socket -> {
                if (body.contentLength() > SMALL_BODY) {
                    socket.setSoLinger(noTime, 0);
                }
            });
        }
    }

    /** Once a response was read or has failed. OkHttp sets the time anew for the next request on the connection. */
    static void onEnd(@Nullable Connection connection) {
        set(connection, socket -> socket.setSoTimeout(1));
    }

    /** Closes a connection from which nothing is expected, on another thread. */
    static void abort(@Nullable Connection connection) {
        if (connection != null) {
            SharedThreads.ALL.execute(() -> abort(connection.socket()));
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed all the same
        }
    }

    private interface Setting {
        void set(SSLSocket socket) throws IOException;
    }

    private static void set(@Nullable Connection connection, Setting setting) {
        // One of HTTP/2 has other streams, and a thread of its own that reads.
        if (connection != null
                && connection.protocol() != Protocol.HTTP_2
                && connection.socket() instanceof SSLSocket socket) {
            try {
                setting.set(socket);
            } catch (IOException e) {
                // the socket is closed already
            }
        }
    }
}
