package io.github.azurellama.simulator;

import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What has arrived, what is to fail, and how many clients are connected. Shared by the server and its users. */
final class TrafficLog {

    /** The most requests that are kept, so that a benchmark does not fill the memory. */
    private static final int CAPACITY = 10_000;

    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();
    private final ArrayList<Fault> faults = new ArrayList<>();
    private int connections;
    private int openedConnections;
    private int disconnects;

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

    synchronized int pendingFaults() {
        return faults.size();
    }

    synchronized void connected() {
        connections++;
        openedConnections++;
    }

    synchronized void closed() {
        connections--;
    }

    /** A client has closed its connection before its response was complete. */
    synchronized void clientLeft() {
        disconnects++;
        unseen.release();
    }

    synchronized int connections() {
        return connections;
    }

    synchronized int openedConnections() {
        return openedConnections;
    }

    synchronized int disconnects() {
        return disconnects;
    }

    boolean awaitDisconnect(Duration patience) throws InterruptedException {
        return unseen.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
