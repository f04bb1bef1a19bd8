package io.github.azurellama.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/** Waits before a retry, and gives the time by which waits are measured. */
interface Sleeper {

    /** How often a waiting call checks whether it was cancelled; OkHttp offers no notice of that. */
    Duration SLICE = Duration.ofMillis(50);

    /** Waits on the current thread. */
    Sleeper ON_THREAD = Sleeper::sleep;

    /**
     * Returns when the time is over.
     *
     * @throws IOException if the call was cancelled or the thread interrupted meanwhile; an interrupt stays set
     */
    void await(Duration delay, Call call) throws IOException;

    /** A time to compare with another, as {@link System#nanoTime}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    private static void sleep(Duration delay, Call call) throws IOException {
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(delay), Long.MAX_VALUE / 4);
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            if (call.isCanceled()) {
                throw new IOException("Canceled");
            }
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, SLICE.toNanos())).toMillis() + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting to retry");
            }
        }
    }
}
