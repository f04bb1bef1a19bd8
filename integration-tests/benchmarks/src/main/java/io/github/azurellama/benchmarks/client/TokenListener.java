package io.github.azurellama.benchmarks.client;

/** Takes a streamed response. */
public interface TokenListener {

    /** A chunk with text arrived. */
    void onText(String piece);

    /** The response is whole. */
    void onEnd(String text);

    /** There will be no whole response. */
    void onFailure(Throwable failure);
}
