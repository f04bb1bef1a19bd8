package io.github.azurellama.benchmarks.server;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server of all measurements. It does as little as a server can: every response is a script of bytes made once, and a
 * full-speed stream is one write. It reads nothing of a request but its length and its API key.
 */
public final class BenchmarkServer implements AutoCloseable {

    private static final int BACKLOG = 16_384;

    private final Vertx vertx = Vertx.vertx();
    private final Map<ResponseSpec, ScriptedResponse> scripts = new ConcurrentHashMap<>();
    private final int port;

    /** Starts on a free port of this machine. */
    public BenchmarkServer() {
        NetServer server = vertx.createNetServer(
                new NetServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(BACKLOG));
        server.connectHandler(socket -> socket.handler(
                new ServerConnection(vertx, socket, spec -> scripts.computeIfAbsent(spec, ScriptedResponse::of))));
        port = server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    /** Runs in a process of its own: prints its URL and ends when its input does, that is with its parent. */
    public static void main(String[] args) throws IOException {
        try (var server = new BenchmarkServer()) {
            System.out.println(server.url());
            while (System.in.read() >= 0) {
                // Nothing is ever said to it.
            }
        }
    }

    /** The base URL, up to and with {@code /v1}. */
    public String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
