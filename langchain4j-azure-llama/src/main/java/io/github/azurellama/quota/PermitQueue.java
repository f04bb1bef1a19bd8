package io.github.azurellama.quota;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Calls before a quota, first come first served. Nobody holds a lock while waiting: whoever comes by to ask whether it is
 * its turn serves all whose turn it is.
 */
final class PermitQueue {

    /** What other JVMs give back to a shared bucket is noticed after that long; what this one does, at once. */
    private static final Duration MAX_RECHECK_INTERVAL = Duration.ofMillis(250);

    private final Budget requests;
    private final Budget tokens;
    private final LongSupplier nanoTime;
    private final Queue<QuotaPermit> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock serving = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    /** These two are read and written by whoever serves. */
    private long seenChanges;

    private long nextLook;
    private final AtomicLong heldUntil;

    PermitQueue(Budget requests, Budget tokens, LongSupplier nanoTime) {
        this.requests = requests;
        this.tokens = tokens;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
        this.heldUntil = new AtomicLong(nextLook);
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Lets a call through where nobody waits and there is enough, or else puts it last in line. */
    void join(QuotaPermit turn) {
        if (!waiting.isEmpty() || nanosHeld() > 0 || take(turn.tokens()) > 0) {
            waiting.add(turn);
        } else {
            turn.admit();
        }
    }

    /** Lets through all whose turn it is. */
    void serve() {
        if (!serving.tryLock()) {
            return; // somebody else is at it
        }
        try {
            QuotaPermit first = waiting.peek();
            while (first != null && nanosHeld() <= 0 && shouldRecheck()) {
                long seen = changes.get(); // before the look, so that what is given back meanwhile is not missed
                long wait = take(first.tokens());
                if (wait > 0) {
                    nextLook = nanoTime() + Math.min(wait, MAX_RECHECK_INTERVAL.toNanos());
                    seenChanges = seen;
                    return;
                }
                waiting.remove(first);
                if (!first.admit()) {
                    undo(first.tokens());
                }
                first = waiting.peek();
            }
        } finally {
            serving.unlock();
        }
    }

    void leave(QuotaPermit turn) {
        waiting.remove(turn);
        lookAtOnce();
    }

    void undo(long unsentTokens) {
        requests.undo(1);
        tokens.undo(unsentTokens);
        lookAtOnce();
    }

    void giveBack(long unusedTokens) {
        tokens.giveBack(unusedTokens);
        lookAtOnce();
    }

    void consumeExcess(long moreTokens) {
        tokens.consumeExcess(moreTokens);
    }

    /** Nobody is let through before that long. */
    void blockFor(Duration delay) {
        long until = nanoTime() + nanos(delay);
        heldUntil.updateAndGet(before -> until - before > 0 ? until : before);
    }

    /** Some hundred years at most, so that times can be compared by subtraction. */
    static long nanos(Duration duration) {
        return Math.min(TimeUnit.NANOSECONDS.convert(duration), Long.MAX_VALUE / 4);
    }

    long nanosHeld() {
        return heldUntil.get() - nanoTime();
    }

    long nanosForRequest() {
        return requests.waitFor(1);
    }

    long nanosForTokens(long amount) {
        return tokens.waitFor(amount);
    }

    Budget requests() {
        return requests;
    }

    Budget tokens() {
        return tokens;
    }

    /** Takes a request and these tokens, or neither; returns how many nanoseconds there is to wait. */
    private long take(long amount) {
        long wait = requests.take(1);
        if (wait > 0) {
            return wait;
        }
        wait = tokens.take(amount);
        if (wait > 0) {
            requests.undo(1);
        }
        return wait;
    }

    private boolean shouldRecheck() {
        return seenChanges != changes.get() || nextLook - nanoTime() <= 0;
    }

    private void lookAtOnce() {
        changes.incrementAndGet();
    }
}
