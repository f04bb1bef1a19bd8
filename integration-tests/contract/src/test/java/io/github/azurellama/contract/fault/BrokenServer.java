package io.github.azurellama.contract.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** A server of HTTP/1.1 on bare sockets, which does what a script says. */
class BrokenServer implements Peer {

    private static final int BACKLOG = 200;

    private final FaultScript script;
    private final @Nullable HandshakeCertificates certificates;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "broken-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();

    /** A server that speaks TLS if it has certificates. */
    BrokenServer(FaultScript script, @Nullable HandshakeCertificates certificates) {
        this.script = script;
        this.certificates = certificates;
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    BrokenServer(FaultScript script) {
        this(script, null);
    }

    /** A server that speaks TLS, to clients that trust its certificates. */
    static BrokenServer trusted(FaultScript script, HandshakeCertificates certificates) {
        return new BrokenServer(script, certificates) {
            @Override
            public void configure(OkHttpClient.Builder client) {
                Certificates.trust(client);
            }
        };
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed, which is how the server ends.
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            raw.setTcpNoDelay(true);
            Socket socket = secured(raw);
            RawRequest request = RawRequest.read(socket.getInputStream());
            while (request != null) {
                requests.add(request);
                script.play(new BrokenExchange(request, count.incrementAndGet(), raw, socket));
                request = raw.isClosed() ? null : RawRequest.read(socket.getInputStream());
            }
        } catch (IOException e) {
            // The client has gone, as it may, or the script has closed the socket.
        } finally {
            open.remove(raw);
        }
    }

    private Socket secured(Socket raw) throws IOException {
        if (certificates == null) {
            return raw;
        }
        var socket =
                (SSLSocket) certificates.sslContext().getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    final int port() {
        return listener.getLocalPort();
    }

    @Override
    public String url() {
        return (certificates == null ? "http" : "https") + "://127.0.0.1:" + port();
    }

    @Override
    public void configure(OkHttpClient.Builder client) {}

    @Override
    public final int requests() {
        return count.get();
    }

    /** All requests. */
    final List<RawRequest> asked() {
        return requests;
    }

    @Override
    public final int connections() {
        return open.size();
    }

    @Override
    public final void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdown();
    }
}
