package io.github.azurellama.benchmarks.client;

/** A client that is measured, set up for one kind of response. */
public interface BenchmarkClient {

    /** Sends a blocking call and returns the text of the response. */
    String ask(String question);

    /** Starts a stream and returns at once; the listener gets token by token. */
    void stream(String question, TokenListener listener);
}
