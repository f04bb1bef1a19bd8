package io.github.azurellama.simulator;

import io.github.azurellama.simulator.fault.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * A running simulator: one endpoint on 127.0.0.1.
 *
 * <pre>{@code
 * try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
 *     var model = ...; // endpoint azure.url(), key azure.apiKey()
 * }
 * }</pre>
 *
 * <p>It speaks HTTP/1.1 without TLS, or TLS with HTTP/2 and HTTP/1.1 after {@link SimulatorOptions#tls()}. It runs on one
 * thread, however many streams there are.
 */
public final class AzureSimulator implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    /** Entra tokens alone may have several thousand characters. */
    private static final int LONGEST_HEADERS = 32_768;

    private final Vertx vertx;
    private final HttpServer server;
    private final SimulatorOptions options;
    private final TrafficLog traffic;

    private AzureSimulator(Vertx vertx, HttpServer server, SimulatorOptions options, TrafficLog traffic) {
        this.vertx = vertx;
        this.server = server;
        this.options = options;
        this.traffic = traffic;
    }

    /** Starts an endpoint of this kind with its defaults, on a free port. */
    public static AzureSimulator start(SimulatedEndpoint endpoint) {
        return start(SimulatorOptions.of(endpoint));
    }

    /**
     * Starts an endpoint.
     *
     * @throws UncheckedIOException if the port is in use, or the JDK's keytool, which makes the certificate, fails
     */
    public static AzureSimulator start(SimulatorOptions options) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        var traffic = new TrafficLog();
        var transport = options.transport();
        var limits = new ConnectionLimits(vertx, transport);
        // Clear-text HTTP/2 is off because Azure offers HTTP/2 over TLS only.
        var http = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(options.port())
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(LONGEST_HEADERS);
        if (transport.tls()) {
            http.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(SimulatorCertificate.get().serverKey())
                    .setInitialSettings(new Http2Settings()
                            .setMaxConcurrentStreams(transport.streamsPerConnection())
                            .setMaxHeaderListSize(LONGEST_HEADERS));
        }
        var server = vertx.createHttpServer(http)
                .connectionHandler(connection -> {
                    traffic.connections.incrementAndGet();
                    traffic.openedConnections.incrementAndGet();
                    limits.opened(connection);
                    connection.closeHandler(closed -> {
                        traffic.connections.decrementAndGet();
                        limits.closed(connection);
                    });
                })
                .requestHandler(new HttpHandler(vertx, options, traffic, limits));
        try {
            await(server.listen());
        } catch (CompletionException e) {
            await(vertx.close());
            throw new UncheckedIOException(failure(options, e));
        }
        return new AzureSimulator(vertx, server, options, traffic);
    }

    /** The URL as the portal would show it for this kind. */
    public String url() {
        return options.endpoint().url(options.transport().tls() ? "https" : "http", port());
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** The key that it accepts; empty if it needs none. */
    public String apiKey() {
        return options.config().apiKey();
    }

    /** The Entra token that it accepts. */
    public String accessToken() {
        return options.config().accessToken();
    }

    /** The options that it was started with. */
    public SimulatorOptions options() {
        return options;
    }

    /** The self-signed certificate for localhost and 127.0.0.1 that it shows after {@link SimulatorOptions#tls()}. */
    public X509Certificate certificate() {
        return SimulatorCertificate.get().certificate;
    }

    /** A trust manager that trusts this certificate only. */
    public X509TrustManager trustManager() {
        return SimulatorCertificate.get().trustManager;
    }

    /** A context for clients that trusts this certificate only. */
    public SSLContext sslContext() {
        return SimulatorCertificate.get().clientContext;
    }

    /** How many connections have been opened since the start. */
    public int openedConnections() {
        return traffic.openedConnections.get();
    }

    /** The requests that have arrived, in order: the latest 10,000. */
    public List<RecordedRequest> requests() {
        return traffic.requests();
    }

    /** Forgets the requests that have arrived. */
    public void clearRequests() {
        traffic.clearRequests();
    }

    /** Lets the next request that this fault can hit suffer it. Faults queue up. */
    public void failNext(Fault fault) {
        traffic.add(fault);
    }

    /**
     * Lets as many of the next requests suffer this fault.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public void failNext(int times, Fault fault) {
        if (times < 0) {
            throw new IllegalArgumentException("times must not be negative, but is " + times);
        }
        Collections.nCopies(times, fault).forEach(traffic::add);
    }

    /** How many faults still wait for a request. */
    public int pendingFaults() {
        return traffic.pendingFaults();
    }

    /** Forgets the requests that have arrived and the faults that wait, as between two tests. */
    public void reset() {
        traffic.reset();
    }

    /** How many clients have closed their connection before their response was complete. */
    public int disconnects() {
        return traffic.disconnects.get();
    }

    /**
     * Waits until a client closes its connection before its response is complete. Each disconnect ends one wait, even if
     * it happened before the wait began.
     *
     * @return whether it happened in time
     */
    public boolean awaitDisconnect(Duration patience) throws InterruptedException {
        return traffic.awaitDisconnect(patience);
    }

    /** How many connections are open, idle ones included. */
    public int activeConnections() {
        return traffic.connections.get();
    }

    /** The URL and the kind. */
    @Override
    public String toString() {
        return url() + " (" + options.endpoint() + ")";
    }

    /** Cuts all connections and stops the server and its thread. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static IOException failure(SimulatorOptions options, CompletionException e) {
        var cause = e.getCause();
        return cause instanceof BindException
                ? new IOException("Port " + options.port() + " is in use", cause)
                : new IOException("Cannot listen on port " + options.port() + ": " + cause, cause);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
