package io.github.azurellama.quota;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One request's way through a {@link LlamaQuota}: it waits for its turn, and afterwards tells what it used. Safe to use from
 * several threads.
 */
public final class QuotaPermit {

    /** How often a waiting call looks. */
    private static final Duration TICK = Duration.ofMillis(50);

    private enum State {
        WAITING,
        ADMITTED,
        ENDED
    }

    private final LlamaQuota quota;
    private final PermitQueue line;
    private final long tokens;
    private final long end;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    QuotaPermit(LlamaQuota quota, PermitQueue line, long tokens) {
        this.quota = quota;
        this.line = line;
        this.tokens = tokens;
        this.end = line.nanoTime() + PermitQueue.nanos(quota.maxWait());
    }

    /**
     * Zero if the request may be sent now; else how long to pause, at most 50 ms, before asking again.
     *
     * @throws RateLimitException if the request cannot be let through within {@link LlamaQuota#withMaxWait maxWait}
     */
    public Duration poll() {
        if (state.get() == State.WAITING) {
            line.serve();
        }
        if (state.get() != State.WAITING) {
            return Duration.ZERO;
        }
        long left = end - line.nanoTime();
        // Nothing shortens what the server asked for, whereas a budget grows by whatever is given back.
        if (left <= 0 || line.nanosHeld() > left) {
            String reason = reason();
            release();
            throw new RateLimitException(reason);
        }
        return Duration.ofNanos(Math.min(left, TICK.toNanos()));
    }

    /** The answer is whole: gives back what was reserved above that, or takes the rest. Only the first call counts. */
    public void settle(long usedTokens) {
        if (!state.compareAndSet(State.ADMITTED, State.ENDED)) {
            return;
        }
        if (usedTokens < tokens) {
            line.giveBack(tokens - Math.max(0, usedTokens));
        } else if (usedTokens > tokens) {
            line.consumeExcess(usedTokens - tokens);
        }
    }

    /** The request never reached the server: gives everything back, or leaves the line. Counts unless it is settled. */
    public void release() {
        State before = state.getAndSet(State.ENDED);
        if (before == State.WAITING) {
            line.leave(this);
        } else if (before == State.ADMITTED) {
            line.undo(tokens);
        }
    }

    long tokens() {
        return tokens;
    }

    /** Returns false if nobody waits any more. */
    boolean admit() {
        return state.compareAndSet(State.WAITING, State.ADMITTED);
    }

    /** Refuses what no waiting would help. */
    void checkSize() {
        if (state.get() == State.WAITING && line.nanosForTokens(tokens) == Budget.NEVER) {
            release();
            throw new InvalidRequestException("the request needs about " + tokens
                    + " tokens, prompt and longest answer together, which is more than a whole minute of " + quota
                    + ": lower maxOutputTokens, shorten the messages, or raise the quota");
        }
    }

    private String reason() {
        long held = line.nanosHeld();
        if (held > 0) {
            return waited("the server asked all calls to wait, for another " + seconds(held))
                    + "Send less at a time, or raise maxWait.";
        }
        long forRequest = line.nanosForRequest();
        long forTokens = line.nanosForTokens(tokens);
        if (forTokens > forRequest) {
            return waited("the budget of tokens is short: about " + tokens + " are needed, prompt and longest answer"
                            + " together, and will be there in " + seconds(forTokens))
                    + "Lower maxOutputTokens, send less at a time, raise maxWait, or get more quota.";
        }
        return waited(
                        forRequest > 0
                                ? "the budget of requests is short: the next will be there in " + seconds(forRequest)
                                : "too many calls wait before this one for requests and tokens")
                + "Send less at a time, raise maxWait, or get more quota.";
    }

    private String waited(String why) {
        return "not sent within maxWait = " + quota.maxWait() + ", because " + why + ", by " + quota + ". ";
    }

    private static String seconds(long nanos) {
        return (nanos + 999_999_999) / 1_000_000_000 + " s";
    }
}
