package io.github.azurellama.internal.pool;

/** What a member can do now. */
public enum Availability {
    /** Takes requests. */
    READY,
    /** Takes no request until its quota is back. */
    THROTTLED,
    /** Takes no request until a probe may show that it is back. */
    FAILING,
    /** A probe shows whether it is back. */
    PROBING,
    /** Takes no request, because it refused the credential. */
    UNAUTHORIZED,
    /** Takes no request of an operation, because it does not serve the model or the route. */
    NOT_FOUND,
    /** Takes no new request, because the user said so. */
    DRAINED
}
