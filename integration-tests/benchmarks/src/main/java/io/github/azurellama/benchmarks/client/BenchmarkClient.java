package io.github.azurellama.benchmarks.client;

/** A client that is measured, set up for one kind of answer. */
public interface BenchmarkClient {

    /** Asks and waits for the text of the whole answer. */
    String ask(String question);

    /** Asks and returns at once; the answer comes token by token. */
    void stream(String question, TokenListener listener);
}
