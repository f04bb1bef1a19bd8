package io.github.azurellama.testing;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;

/** A stream that begins, waits for a latch, and then ends. */
public final class HeldBody implements MockResponseBody {

    private final String beginning;
    private final CountDownLatch release;
    private final String rest;

    public HeldBody(String beginning, CountDownLatch release, String rest) {
        this.beginning = beginning;
        this.release = release;
        this.rest = rest;
    }

    /** A stream that begins and then says nothing for the rest of the test. */
    public static MockResponse.Builder stalled(String beginning) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/event-stream")
                .body(beginning)
                .setHeader("Content-Length", beginning.length() + 1000)
                .onResponseEnd(SocketEffect.Stall.INSTANCE);
    }

    /** The response with this body; the connection ends with it. */
    public MockResponse.Builder response() {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/event-stream")
                .addHeader("Connection", "close")
                .body(this)
                .onResponseEnd(new SocketEffect.CloseSocket());
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.writeUtf8(beginning).flush();
        try {
            if (release.await(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                sink.writeUtf8(rest).flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server was closed
        }
    }
}
