package io.github.azurellama.simulator;

import java.util.ArrayDeque;
import java.util.List;

/** The latest requests, in the order in which they arrived. Bounded, so that a benchmark does not fill the memory. */
final class RequestLog {

    static final int CAPACITY = 10_000;

    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
