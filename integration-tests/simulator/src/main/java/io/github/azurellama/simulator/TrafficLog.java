package io.github.azurellama.simulator;

import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What has arrived, what is to fail, and how many clients are connected. Shared by the server and its users. */
final class TrafficLog {

    /** The most requests that are kept, so that a benchmark does not fill the memory. */
    private static final int CAPACITY = 10_000;

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger openedConnections = new AtomicInteger();
    final AtomicInteger disconnects = new AtomicInteger();
    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();
    private final ArrayList<Fault> faults = new ArrayList<>();

    /** One permit for each disconnect that no call has awaited yet. */
    private final Semaphore unseen = new Semaphore(0);

    synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void clearRequests() {
        requests.clear();
    }

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    /** Takes the oldest fault that this response can suffer. */
    synchronized @Nullable Fault nextFault(boolean isStreamed) {
        for (int i = 0; i < faults.size(); i++) {
            if (isStreamed || !faults.get(i).needsStream()) {
                return faults.remove(i);
            }
        }
        return null;
    }

    synchronized void reset() {
        requests.clear();
        faults.clear();
        unseen.drainPermits();
    }

    synchronized int pendingFaults() {
        return faults.size();
    }

    /** A client has closed its connection before its response was complete. */
    void clientLeft() {
        disconnects.incrementAndGet();
        unseen.release();
    }

    boolean awaitDisconnect(Duration patience) throws InterruptedException {
        return unseen.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
