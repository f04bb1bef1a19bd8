package io.github.azurellama.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A server of HTTP/2 that allows requests of any size, and reads none. */
public final class UnreadServer implements AutoCloseable {

    /** SETTINGS with the largest INITIAL_WINDOW_SIZE, and a WINDOW_UPDATE of the connection to the largest window. */
    private static final byte[] LARGEST_WINDOWS =
            HexFormat.of().parseHex("00000604000000000000047fffffff" + "000004080000000000" + "7fff0000");

    private final SSLSocketFactory tls;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Starts one that has a certificate for {@code localhost}. */
    public UnreadServer(SSLSocketFactory tls) throws IOException {
        this.tls = tls;
        listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        var thread = new Thread(this::accept, "unread-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket raw = listener.accept();
                var socket = (SSLSocket) tls.createSocket(raw, null, raw.getPort(), true);
                socket.setUseClientMode(false);
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2"});
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(LARGEST_WINDOWS);
                sockets.add(socket);
            }
        } catch (IOException e) {
            // The listener was closed, which is how the server ends.
        }
    }

    /** How many connections clients have made, up to HTTP/2. */
    public int connections() {
        return sockets.size();
    }

    /** The base URL. */
    public String url() {
        return "https://localhost:" + listener.getLocalPort() + "/v1";
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
