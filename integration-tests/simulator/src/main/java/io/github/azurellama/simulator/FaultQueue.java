package io.github.azurellama.simulator;

import io.github.azurellama.simulator.fault.Fault;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Faults that wait for a request that they can hit. */
final class FaultQueue {

    private final ArrayDeque<Fault> waiting = new ArrayDeque<>();

    synchronized void add(Fault fault) {
        waiting.addLast(fault);
    }

    /** Takes the oldest fault that this response can suffer. */
    synchronized @Nullable Fault next(boolean streamed) {
        for (Iterator<Fault> faults = waiting.iterator(); faults.hasNext(); ) {
            var fault = faults.next();
            if (streamed || !fault.needsStream()) {
                faults.remove();
                return fault;
            }
        }
        return null;
    }

    synchronized int size() {
        return waiting.size();
    }
}
