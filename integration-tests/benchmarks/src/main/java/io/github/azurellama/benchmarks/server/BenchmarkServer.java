package io.github.azurellama.benchmarks.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server of all measurements. It does as little as a server can: every response is a script of bytes made once, and over
 * HTTP/1.1 a full-speed stream is one write. It reads nothing of a request but its length and its API key.
 */
public final class BenchmarkServer implements AutoCloseable {

    /** RFC 9113 recommends no fewer, and many servers allow no more. */
    private static final int STREAMS_PER_CONNECTION = 100;

    private static final int BACKLOG = 16_384;
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final Map<ResponseSpec, List<Buffer>> writes = new ConcurrentHashMap<>();
    private final Map<ResponseSpec, ScriptedResponse> scripts = new ConcurrentHashMap<>();
    private final Traffic traffic = new Traffic();
    private final Transport transport;
    private final int port;

    /** Starts on a free port of this machine. TLS needs a {@link ServerCertificate} of this JVM or its parent. */
    public BenchmarkServer(Transport transport) {
        this.transport = transport;
        this.port = transport == Transport.H2 ? startHttp2() : startHttp1();
    }

    /** Runs in a process of its own: prints its URL, then its counts for each line that it reads, and ends with its input. */
    public static void main(String[] args) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var server = new BenchmarkServer(Transport.valueOf(args[0]))) {
            System.out.println(server.url());
            while (input.readLine() != null) {
                System.out.println(server.takeTraffic().toLine());
            }
        }
    }

    private int startHttp1() {
        var options = new NetServerOptions().setHost(HOST).setPort(0).setAcceptBacklog(BACKLOG);
        if (transport == Transport.TLS) {
            options.setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(ServerCertificate.key()));
        }
        NetServer server = vertx.createNetServer(options);
        server.connectHandler(socket -> {
            traffic.onConnection();
            socket.handler(
                    new ServerConnection(vertx, socket, spec -> writes.computeIfAbsent(spec, ScriptedResponse::http1)));
        });
        return await(server.listen()).actualPort();
    }

    private int startHttp2() {
        var options = new HttpServerOptions()
                .setHost(HOST)
                .setPort(0)
                .setAcceptBacklog(BACKLOG)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(KeyCertOptions.wrap(ServerCertificate.key()))
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(STREAMS_PER_CONNECTION));
        var responder = new Http2Responder(vertx, traffic, spec -> scripts.computeIfAbsent(spec, ScriptedResponse::of));
        return await(vertx.createHttpServer(options)
                        .connectionHandler(connection -> traffic.onConnection())
                        .requestHandler(responder)
                        .listen())
                .actualPort();
    }

    /** The base URL, up to and with {@code /v1}. */
    public String url() {
        return (transport == Transport.PLAIN ? "http" : "https") + "://" + HOST + ":" + port + "/v1";
    }

    /** What the clients did since the last call. */
    public TrafficCount takeTraffic() {
        return traffic.take();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
