package io.github.azurellama.simulator;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections and clients that left before their response was complete. */
final class Connections {

    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger disconnects = new AtomicInteger();
    /** One permit for each disconnect that no call has awaited yet. */
    private final Semaphore unseen = new Semaphore(0);

    void opened() {
        active.incrementAndGet();
        total.incrementAndGet();
    }

    void closed() {
        active.decrementAndGet();
    }

    void clientLeft() {
        disconnects.incrementAndGet();
        unseen.release();
    }

    int active() {
        return active.get();
    }

    int total() {
        return total.get();
    }

    int disconnects() {
        return disconnects.get();
    }

    boolean awaitDisconnect(Duration patience) throws InterruptedException {
        return unseen.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
