package io.github.azurellama;

import io.github.azurellama.internal.pool.DeploymentPool;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a deployment in {@link LlamaDeployments}, without secrets. */
public final class DeploymentStatus {

    /** What a deployment can do. */
    public enum State {
        /** Takes requests. */
        READY,
        /** Takes no request until its quota is back. */
        THROTTLED,
        /** Failed, and takes no request until a probe, which is the next request after some time. */
        FAILING,
        /** Failed, and a probe shows now whether it is back. */
        PROBING,
        /** Refused the credential, and takes no request until {@link LlamaDeployments#resume}. */
        UNAUTHORIZED,
        /**
         * Does not serve the model, or chats, or completions, and takes no such request until
         * {@link LlamaDeployments#resume}.
         */
        NOT_FOUND,
        /** Takes no request between {@link LlamaDeployments#drain} and {@link LlamaDeployments#resume}. */
        DRAINED
    }

    private final String name;
    private final State state;
    private final int requestsInFlight;
    private final @Nullable Duration readyAfter;
    private final @Nullable String problem;

    DeploymentStatus(DeploymentPool.Status status) {
        this.name = status.member().name();
        this.state = State.valueOf(status.availability().name());
        this.requestsInFlight = status.inFlight();
        this.readyAfter = status.readyAfter();
        this.problem = status.problem();
    }

    /** The deployment's name. */
    public String name() {
        return name;
    }

    /** Its state. */
    public State state() {
        return state;
    }

    /** How many requests it is responding to. */
    public int requestsInFlight() {
        return requestsInFlight;
    }

    /** How long until it may take a request again; empty if it can now, or if that depends on a probe that runs or on the user. */
    public Optional<Duration> readyAfter() {
        return Optional.ofNullable(readyAfter);
    }

    /** The last error of a deployment that is not ready, with secrets redacted. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public String toString() {
        return name + " " + state + (readyAfter == null ? "" : " for " + (readyAfter.toMillis() + 999) / 1000 + " s");
    }
}
