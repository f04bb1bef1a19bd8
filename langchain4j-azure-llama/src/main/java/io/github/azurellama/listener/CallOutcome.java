package io.github.azurellama.listener;

/** How a call ended. */
public enum CallOutcome {

    /** The response is complete. */
    SUCCESS,

    /** The call failed. */
    FAILURE,

    /**
     * The caller ended the call: it cancelled the stream, the future or the subscription, or interrupted the blocked thread. A
     * call over its timeout is a {@link #FAILURE}.
     */
    CANCELLED
}
