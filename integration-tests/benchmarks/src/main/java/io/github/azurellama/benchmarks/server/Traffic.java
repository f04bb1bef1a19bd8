package io.github.azurellama.benchmarks.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what reached the server. */
final class Traffic {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();

    void onConnection() {
        connections.incrementAndGet();
    }

    /** The client ended a stream of HTTP/2 with {@code RST_STREAM}. */
    void onReset() {
        resets.incrementAndGet();
    }

    /** The counts since the last call. */
    TrafficCount take() {
        return new TrafficCount(connections.getAndSet(0), resets.getAndSet(0));
    }
}
