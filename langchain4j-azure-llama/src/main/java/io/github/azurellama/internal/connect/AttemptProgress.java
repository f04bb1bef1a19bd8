package io.github.azurellama.internal.connect;

/** How far a call's current attempt has come, as OkHttp's events tell. */
final class AttemptProgress {

    /** A connection of its own is being made, so it does not reuse one. */
    volatile boolean connecting;

    /** An address of the host has accepted, so that the connection is further than TCP. */
    volatile boolean securing;

    /** The request is being sent, or was. */
    volatile boolean requesting;

    /** Headers of a response have come, be they those of an informational one. */
    volatile boolean responding;
}
