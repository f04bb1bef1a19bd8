package io.github.azurellama.internal.connect;

import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** How far a call's current attempt has come, as OkHttp's events show. */
final class AttemptProgress {

    /** The host whose addresses were looked up last. */
    volatile @Nullable String lookedUp;

    /** How the address was to be reached that failed last. */
    volatile @Nullable Proxy failedThrough;

    /** A connection of its own is being made, so it does not reuse one. */
    volatile boolean connecting;

    /** An address of the host has accepted, so that the connection is further than TCP. */
    volatile boolean securing;

    /** The request is being sent, or was. */
    volatile boolean requesting;

    /** When the request was begun to be sent, by {@link System#nanoTime}. */
    volatile long requested;

    /** What watches the request being written over HTTP/2. */
    volatile @Nullable WriteWatch writing;

    /** Headers of a response have come, be they those of an informational one. */
    volatile boolean responding;

    void onRequest() {
        requested = System.nanoTime();
        requesting = true;
    }

    void onWritten() {
        WriteWatch watch = writing;
        if (watch != null) {
            watch.end();
        }
    }

    void onCancelled() {
        WriteWatch watch = writing;
        if (watch != null) {
            watch.onCancelled();
        }
    }
}
