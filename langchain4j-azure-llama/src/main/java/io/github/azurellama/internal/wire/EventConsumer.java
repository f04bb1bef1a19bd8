package io.github.azurellama.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a stream as it arrives. After {@link #onCall} all methods but {@link #onCancelled} are called on one thread, in the order of the stream.
 * Unless it was cancelled, the stream ends with either one {@link #onFailure} or one normal return of {@link #onEnd}.
 *
 * <p>What {@link #onEvent} and {@link #onEnd} throw is mapped like any other failure and passed to {@link #onFailure}.
 *
 * @param <R> the type of the request
 */
public interface EventConsumer<R extends RequestVariants> {

    /** The name of an event that is a line outside of any field. Names of real events have no space in front. */
    String TEXT_LINE = " text";

    /** The call is about to start; {@code cancel} ends it at once, at any time, from any thread. */
    void onCall(Runnable cancel);

    /** The call was cancelled or is over its timeout; called on any thread, even while another method runs. */
    default void onCancelled() {}

    /** The server accepted the request and will respond. */
    void onOpen(ResponseHead<R> head) throws IOException;

    /**
     * An event arrived. The bytes are valid during this call only.
     *
     * @param name the event's name, or null
     * @return false to stop reading, because the stream has ended
     */
    boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException;

    /** The server sent the whole completion at once instead of a stream. */
    void onWhole(Completion completion) throws IOException;

    /** The server closed the stream normally. */
    void onEnd() throws IOException;

    /** The call failed. */
    void onFailure(RuntimeException failure);

    /** The call is over; no further method but {@link #onCancelled} is called. */
    default void onClosed() {}
}
