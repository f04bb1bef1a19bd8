package io.github.azurellama.internal.pool;

import io.github.azurellama.endpoint.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a member, from its begin to the end of its response. Its first result counts: {@link #succeed},
 * {@link #throttle}, {@link #fail} or {@link #reject}; {@link #end} must follow in any case. Not thread-safe.
 */
public final class MemberAttempt {

    private final DeploymentPool pool;
    private final Member member;
    private final Operation operation;
    private final boolean isProbe;
    private boolean hasResult;
    private boolean hasEnded;

    MemberAttempt(DeploymentPool pool, Member member, Operation operation, boolean isProbe) {
        this.pool = pool;
        this.member = member;
        this.operation = operation;
        this.isProbe = isProbe;
    }

    /** The member. */
    public Member member() {
        return member;
    }

    /** The member responded in a way that says nothing against it. */
    public void succeed() {
        report(null, () -> member.succeed(isProbe, pool.nanoTime()));
    }

    /** The member accepted no request for lack of quota; null for a delay that the server did not name. */
    public void throttle(@Nullable Duration delay, String problem) {
        report(problem, () -> {
            member.onResponse(isProbe, pool.nanoTime());
            member.throttle(delay, pool.nanoTime());
        });
    }

    /** The member has no quota left after this response. */
    public void rest(Duration delay, String problem) {
        pool.locked(() -> {
            member.problem = problem;
            member.rest(delay.toNanos(), pool.nanoTime());
            return null;
        });
    }

    /**
     * The member failed.
     *
     * @param mayBeRequest whether the request may be the cause, so that one such failure does not make the member rest
     * @param delay how long the member said that it needs, or null
     */
    public void fail(boolean mayBeRequest, @Nullable Duration delay, String problem) {
        report(problem, () -> member.circuit.fail(isProbe, mayBeRequest, delay, pool.nanoTime()));
    }

    /**
     * The member will refuse such requests until the user changes something.
     *
     * @param reason {@link Availability#UNAUTHORIZED} or {@link Availability#NOT_FOUND}
     */
    public void reject(Availability reason, String problem) {
        report(problem, () -> member.onResponse(isProbe, pool.nanoTime()));
        pool.reject(member, operation, reason, problem);
    }

    /** The response has been read, or there is none. Only the first call counts. */
    public void end() {
        pool.locked(() -> {
            if (!hasEnded) {
                hasEnded = true;
                member.inFlight--;
                if (isProbe && !hasResult) {
                    member.circuit.abandonProbe(pool.nanoTime());
                }
            }
            return null;
        });
    }

    private void report(@Nullable String problem, Runnable change) {
        pool.locked(() -> {
            if (!hasResult) {
                hasResult = true;
                member.problem = problem == null ? member.problem : problem;
                change.run();
            }
            return null;
        });
    }
}
