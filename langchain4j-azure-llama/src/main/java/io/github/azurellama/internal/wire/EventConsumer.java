package io.github.azurellama.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream apart as it arrives. After {@link #onCall} all methods are called on one thread, in the order of the
 * stream. Exactly one of {@link #onFailure} and a normal return of {@link #onEnd} ends it, unless it was cancelled.
 *
 * <p>What {@link #onEvent} and {@link #onEnd} throw is mapped like any other failure and comes back as
 * {@link #onFailure}.
 */
public interface EventConsumer {

    /** The call is about to begin; running {@code cancel} ends it at once, at any time, from any thread. */
    void onCall(Runnable cancel);

    /** The server took the request and will answer. */
    void onOpen(ReplyHeaders headers);

    /**
     * An event arrived. The bytes are valid during this call only.
     *
     * @param name the event's name, or null
     * @return false if the stream is over and what follows does not matter
     */
    boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException;

    /** The server gave the whole answer at once instead of a stream. */
    void onWhole(byte[] body) throws IOException;

    /** The server closed the stream in good order. */
    void onEnd() throws IOException;

    /** The call failed. */
    void onFailure(RuntimeException failure);
}
