package io.github.azurellama.benchmarks.client;

/** Takes a streamed answer. */
public interface TokenListener {

    /** A piece arrived. */
    void onText(String piece);

    /** The answer is whole. */
    void onEnd(String text);

    /** There will be no whole answer. */
    void onFailure(Throwable failure);
}
