package io.github.azurellama.internal.mapping;

/**
 * What a stream tells its user.
 *
 * @param <T> the whole answer
 */
public interface AnswerCallbacks<T> extends FoldListener {

    /** An event that added nothing to the answer's content. */
    default void onUnmapped(byte[] data, int offset, int length) {}

    /** The answer is whole; what is told of it before it is handed over. */
    default void beforeComplete(T answer) {}

    /** The answer is whole. */
    void onComplete(T answer);

    /** There will be no whole answer. */
    void onError(Throwable failure);
}
