package io.github.azurellama.benchmarks.client;

import java.util.concurrent.CompletableFuture;

/** A client that is measured, set up for one kind of response. */
public interface BenchmarkClient {

    /** Sends a blocking call and returns the text of the response. */
    String ask(String question);

    /** Starts a stream and returns at once; the listener gets token by token. */
    void stream(String question, TokenListener listener);

    /** Starts a call and returns at once; the future has the text of the response. Only this library has it. */
    default CompletableFuture<String> start(String question) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #stream}, through a publisher. Only this library has it. */
    default void publish(String question, TokenListener listener) {
        throw new UnsupportedOperationException();
    }
}
