package io.github.azurellama.internal.http;

import java.io.IOException;
import java.time.Duration;

/** Nothing was sent, because the quota of the deployment has no permit now; another deployment may take the request. */
final class NoPermitException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final transient Duration delay;
    private final transient Duration delayOfAny;

    /**
     * The quota has no permit.
     *
     * @param delay how long until one for this request
     * @param delayOfAny how long until one for the smallest request
     */
    NoPermitException(String quota, Duration delay, Duration delayOfAny) {
        super("no permit of " + quota);
        this.delay = delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay; // other calls wait for the same permits
        this.delayOfAny = delayOfAny;
    }

    Duration delay() {
        return delay;
    }

    Duration delayOfAny() {
        return delayOfAny;
    }
}
