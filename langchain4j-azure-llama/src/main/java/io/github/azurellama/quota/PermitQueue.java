package io.github.azurellama.quota;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Calls that wait for permits, first come first served. No thread holds a lock while it waits: each thread that polls admits
 * every call at the front of the queue whose permit is available.
 */
final class PermitQueue {

    /** How late a permit that another JVM released to a shared bucket is noticed; one of this JVM is noticed at once. */
    private static final Duration MAX_RECHECK_INTERVAL = Duration.ofMillis(250);

    private final Budget requests;
    private final Budget tokens;
    private final LongSupplier nanoTime;
    private final Queue<QuotaPermit> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock dispatching = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();

    /** Guarded by {@link #dispatching}, as is {@link #nextCheck}. */
    private long seenChanges;

    private long nextCheck;
    private final AtomicLong blockedUntil;

    PermitQueue(Budget requests, Budget tokens, LongSupplier nanoTime) {
        this.requests = requests;
        this.tokens = tokens;
        this.nanoTime = nanoTime;
        this.nextCheck = nanoTime.getAsLong();
        this.blockedUntil = new AtomicLong(nextCheck);
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Admits a call at once if no other waits and there is enough; otherwise queues it. */
    void join(QuotaPermit permit) {
        if (!waiting.isEmpty() || nanosBlocked() > 0 || take(permit.tokens()) > 0) {
            waiting.add(permit);
        } else {
            permit.admit();
        }
    }

    /** Admits the calls at the front of the queue that there is enough for. */
    void dispatch() {
        if (!dispatching.tryLock()) {
            return; // another thread is already dispatching
        }
        try {
            QuotaPermit first = waiting.peek();
            while (first != null && nanosBlocked() <= 0 && shouldRecheck()) {
                long seen = changes.get(); // before the check, so that a release meanwhile is not missed
                long wait = take(first.tokens());
                if (wait > 0) {
                    nextCheck = nanoTime() + Math.min(wait, MAX_RECHECK_INTERVAL.toNanos());
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
            dispatching.unlock();
        }
    }

    void leave(QuotaPermit permit) {
        waiting.remove(permit);
        recheck();
    }

    void undo(long unsentTokens) {
        requests.undo(1);
        tokens.undo(unsentTokens);
        recheck();
    }

    void release(long unusedTokens) {
        tokens.release(unusedTokens);
        recheck();
    }

    void consumeExcess(long moreTokens) {
        tokens.consumeExcess(moreTokens);
    }

    /** Blocks all calls for that long. */
    void blockFor(Duration delay) {
        long until = nanoTime() + nanos(delay);
        blockedUntil.updateAndGet(before -> until - before > 0 ? until : before);
    }

    /** At most 73 years, so that times can be compared by subtraction. */
    static long nanos(Duration duration) {
        return Math.min(TimeUnit.NANOSECONDS.convert(duration), Long.MAX_VALUE / 4);
    }

    long nanosBlocked() {
        return blockedUntil.get() - nanoTime();
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
        boolean taken = false;
        try {
            wait = tokens.take(amount);
            taken = wait <= 0;
            return wait;
        } finally { // also if the store of a shared bucket fails
            if (!taken) {
                requests.undo(1);
            }
        }
    }

    private boolean shouldRecheck() {
        return seenChanges != changes.get() || nextCheck - nanoTime() <= 0;
    }

    private void recheck() {
        changes.incrementAndGet();
    }
}
