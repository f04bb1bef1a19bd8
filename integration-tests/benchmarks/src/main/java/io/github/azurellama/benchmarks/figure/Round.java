package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.TokenListener;
import io.github.azurellama.benchmarks.server.ResponseText;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A number of streams that run at once, and whether each brought what it should. */
final class Round {

    /** Plain enough to be joined into JSON by the floor. */
    static final String QUESTION = "Describe the river that passes the three villages, in a few sentences.";

    private final CountDownLatch open;
    private final String expected;
    private final long[] firstTokenNanos;
    private final AtomicLong lastFirstTokenTime = new AtomicLong(Long.MIN_VALUE);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Round(int streams, int tokens) {
        this.open = new CountDownLatch(streams);
        this.expected = ResponseText.of(tokens);
        this.firstTokenNanos = new long[streams];
    }

    /** Runs them until the last has ended; any failure ends the measurement. */
    void runAll(BenchmarkClient client) throws InterruptedException {
        runAll(client::stream);
    }

    /** The same with another way to start a stream. */
    void runAll(Start start) throws InterruptedException {
        run(start);
        if (failure.get() != null) {
            throw new IllegalStateException("a stream failed", failure.get());
        }
    }

    /** Runs them until the last has ended or failed; returns how long each took to its first token, if it had one. */
    long[] run(BenchmarkClient client) throws InterruptedException {
        return run(client::stream);
    }

    /** Starts a stream. */
    interface Start {
        void stream(String question, TokenListener listener);
    }

    /** The same with another way to start a stream. */
    long[] run(Start start) throws InterruptedException {
        for (int i = 0; i < firstTokenNanos.length; i++) {
            start.stream(QUESTION, new Listener(i));
        }
        open.await();
        return Arrays.stream(firstTokenNanos).filter(nanos -> nanos > 0).toArray();
    }

    int failures() {
        return failures.get();
    }

    /** When the last of them had its first token, as {@link System#nanoTime}. */
    long lastFirstTokenTime() {
        return lastFirstTokenTime.get();
    }

    private final class Listener implements TokenListener {

        private final int number;
        private final long begin = System.nanoTime();
        private int length;

        Listener(int number) {
            this.number = number;
        }

        @Override
        public void onText(String piece) {
            if (length == 0) {
                long now = System.nanoTime();
                firstTokenNanos[number] = now - begin;
                lastFirstTokenTime.accumulateAndGet(now, Math::max);
            }
            length += piece.length();
        }

        @Override
        public void onEnd(String text) {
            if (text.equals(expected) && length == expected.length()) {
                open.countDown();
            } else {
                onFailure(new IllegalStateException("the response is not the one that was sent: " + text));
            }
        }

        @Override
        public void onFailure(Throwable thrown) {
            failures.incrementAndGet();
            failure.compareAndSet(null, thrown);
            open.countDown();
        }
    }
}
