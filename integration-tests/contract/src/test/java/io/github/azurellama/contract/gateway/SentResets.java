package io.github.azurellama.contract.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.Eventually;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The {@code RST_STREAM} frames that OkHttp sends, which it logs; the servers of these tests do not run on OkHttp. */
final class SentResets extends Handler implements AutoCloseable {

    private static final Logger FRAMES = Logger.getLogger("okhttp3.internal.http2.Http2");

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();

    SentResets() {
        FRAMES.setLevel(Level.FINE);
        FRAMES.setUseParentHandlers(false);
        FRAMES.addHandler(this);
    }

    @Override
    public void publish(LogRecord frame) {
        String text = String.valueOf(frame.getMessage());
        if (text.startsWith(">>") && text.contains("RST_STREAM")) {
            sent.add(text);
        } else if (text.startsWith("<<") && text.contains("END_STREAM")) {
            ended.incrementAndGet();
        }
    }

    /** Waits until so many streams have ended, and asserts that it was the server that ended them. */
    void assertNone(int streams) {
        Eventually.assertThat("all streams have ended", () -> ended.get() + sent.size() >= streams);
        assertThat(sent).as("RST_STREAM frames sent").isEmpty();
    }

    int count() {
        return sent.size();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        FRAMES.removeHandler(this);
        FRAMES.setLevel(null);
        FRAMES.setUseParentHandlers(true);
    }
}
