package io.github.azurellama.quota;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when a test advances it. */
public final class FrozenTime {

    private final AtomicLong nanos = new AtomicLong();

    /** A quota that lives in this time. */
    public LlamaQuota perMinute(long requests, long tokens) {
        return LlamaQuota.perMinute(requests, tokens, nanos::get);
    }

    /** The time, as {@link System#nanoTime}. */
    public long nanoTime() {
        return nanos.get();
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
