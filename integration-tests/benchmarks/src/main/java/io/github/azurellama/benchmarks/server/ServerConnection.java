package io.github.azurellama.benchmarks.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A connection of HTTP/1.1: reads requests as far as it must to know where they end, and writes the scripted responses that they select. */
final class ServerConnection implements Handler<Buffer> {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private final Vertx vertx;
    private final NetSocket socket;
    private final Function<ResponseSpec, List<Buffer>> scripts;
    private Buffer received = Buffer.buffer();
    private ResponseSpec requested = ResponseSpec.whole(0);
    private long bodyLeft;

    ServerConnection(Vertx vertx, NetSocket socket, Function<ResponseSpec, List<Buffer>> scripts) {
        this.vertx = vertx;
        this.socket = socket;
        this.scripts = scripts;
    }

    @Override
    public void handle(Buffer bytes) {
        if (bodyLeft > 0) {
            takeBody(bytes.length());
            return;
        }
        received.appendBuffer(bytes);
        String head = received.toString("ISO-8859-1");
        int end = head.indexOf(END_OF_HEAD);
        if (end < 0) {
            return;
        }
        ResponseSpec spec = ResponseSpec.find(head.substring(0, end));
        if (spec == null) {
            socket.end(Buffer.buffer("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n"));
            return;
        }
        requested = spec;
        received = Buffer.buffer();
        bodyLeft = contentLength(head.substring(0, end));
        takeBody(head.length() - end - END_OF_HEAD.length());
    }

    /** No client of the benchmark sends a request before it has the response to the one before. */
    private void takeBody(int length) {
        bodyLeft -= length;
        if (bodyLeft <= 0) {
            bodyLeft = 0;
            respond(scripts.apply(requested), requested.pace());
        }
    }

    private static long contentLength(String head) {
        int begin = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (begin < 0) {
            return 0;
        }
        int end = head.indexOf("\r\n", begin + LENGTH.length());
        return Long.parseLong(head.substring(begin + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }

    private void respond(List<Buffer> writes, Duration pace) {
        socket.write(writes.get(0));
        if (writes.size() == 1) {
            return;
        }
        int[] next = {1};
        long timer = vertx.setPeriodic(pace.toMillis(), id -> {
            socket.write(writes.get(next[0]++));
            if (next[0] == writes.size()) {
                vertx.cancelTimer(id);
            }
        });
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
