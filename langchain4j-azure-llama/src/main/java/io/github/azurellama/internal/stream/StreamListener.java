package io.github.azurellama.internal.stream;

/**
 * Receives what a stream adds to the first choice. LangChain4j has no callbacks for other choices, which are in the metadata
 * at the end.
 *
 * @param <T> what the stream becomes
 */
public interface StreamListener<T> {

    /** More text; never empty. */
    default void onText(String text) {}

    /** More reasoning; never empty. */
    default void onThinking(String text) {}

    /**
     * More of a tool call's arguments; never empty.
     *
     * @param index which tool call of the choice, from 0
     */
    default void onToolCall(int index, String id, String name, String partialArguments) {}

    /** An event that added no content. */
    default void onUnmapped(byte[] data, int offset, int length) {}

    /** The stream is complete; called before {@link #onComplete} for callbacks that belong before it. */
    default void beforeComplete(T response) {}

    /** The stream is complete. */
    default void onComplete(T response) {}

    /**
     * The HTTP call was cancelled or is over its timeout, so that no further event comes. Called on any thread, even while
     * another method runs.
     */
    default void onCallCancelled() {}

    /** The stream failed. */
    default void onError(Throwable failure) {}
}
