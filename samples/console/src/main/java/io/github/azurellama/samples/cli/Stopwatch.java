package io.github.azurellama.samples.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Measures how long a response takes. */
public final class Stopwatch {

    private final LongSupplier nanoTime;
    private final long started;
    private final AtomicReference<Duration> firstToken = new AtomicReference<>();

    Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** One that runs from now on. */
    public static Stopwatch start() {
        return new Stopwatch(System::nanoTime);
    }

    /** Says that a token has arrived; only the first time counts. */
    public void firstToken() {
        firstToken.compareAndSet(null, elapsed());
    }

    /** Reads the watch. */
    public Reading stop() {
        Duration total = elapsed();
        Duration first = firstToken.get();
        return new Reading(first == null ? total : first, total);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - started);
    }

    /**
     * What the watch showed.
     *
     * @param firstToken when the first token came; the same as the total for a response that came as a whole
     * @param total when the response was complete
     */
    public record Reading(Duration firstToken, Duration total) {}
}
