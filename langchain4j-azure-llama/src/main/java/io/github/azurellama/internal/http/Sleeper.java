package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.CallState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;

/** Waits before a retry, and gives the time by which waits are measured. */
interface Sleeper {

    /** A delay up to this, such as between two polls of a quota, is not cut short. */
    Duration SHORT = Duration.ofMillis(50);

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
        long nanos = TimeUnit.NANOSECONDS.convert(delay);
        try {
            if (delay.compareTo(SHORT) <= 0) {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } else {
                CallState.cancelled(call).get(nanos, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            return; // the delay is over
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to retry");
        }
        if (call.isCanceled()) {
            throw new IOException("Canceled");
        }
    }
}
