package io.github.azurellama.quota;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The permit for one request of a {@link LlamaQuota}: {@link #poll} waits for it, then {@link #settle} or {@link #release}
 * ends it. Safe to use from several threads.
 */
public final class QuotaPermit {

    /** How often a waiting call polls. */
    private static final Duration TICK = Duration.ofMillis(50);

    private enum State {
        WAITING,
        ADMITTED,
        ENDED
    }

    private final LlamaQuota quota;
    private final PermitQueue queue;
    private final long tokens;
    private final long end;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    QuotaPermit(LlamaQuota quota, PermitQueue queue, long tokens) {
        this.quota = quota;
        this.queue = queue;
        this.tokens = tokens;
        this.end = queue.nanoTime() + PermitQueue.nanos(quota.maxWait());
    }

    /**
     * Zero if the request may be sent now, or was settled or released; else the delay before the next poll, at most 50 ms.
     *
     * @throws RateLimitException if the request cannot be let through within {@link LlamaQuota#withMaxWait maxWait}
     */
    public Duration poll() {
        if (state.get() == State.WAITING) {
            queue.dispatch();
        }
        if (state.get() != State.WAITING) {
            return Duration.ZERO;
        }
        long left = end - queue.nanoTime();
        // The server's delay cannot get shorter, whereas a budget grows when permits are released.
        if (left <= 0 || queue.nanosBlocked() > left) {
            String reason = reason();
            release();
            throw new RateLimitException(reason);
        }
        return Duration.ofNanos(Math.min(left, TICK.toNanos()));
    }

    /** The response is complete: releases the tokens reserved above that, or consumes the excess. Only the first call counts. */
    public void settle(long usedTokens) {
        if (!state.compareAndSet(State.ADMITTED, State.ENDED)) {
            return;
        }
        if (usedTokens < tokens) {
            queue.release(tokens - Math.max(0, usedTokens));
        } else if (usedTokens > tokens) {
            queue.consumeExcess(usedTokens - tokens);
        }
    }

    /** The request never reached the server: releases everything, or leaves the queue. No effect after {@link #settle}. */
    public void release() {
        State before = state.getAndSet(State.ENDED);
        if (before == State.WAITING) {
            queue.leave(this);
        } else if (before == State.ADMITTED) {
            queue.undo(tokens);
        }
    }

    long tokens() {
        return tokens;
    }

    /** Returns false if the call no longer waits. */
    boolean admit() {
        return state.compareAndSet(State.WAITING, State.ADMITTED);
    }

    /** Refuses a request that exceeds the quota of a whole minute. */
    void checkSize() {
        if (state.get() == State.WAITING && queue.nanosForTokens(tokens) == Budget.NEVER) {
            release();
            throw new InvalidRequestException("the request needs about " + tokens
                    + " tokens, prompt and longest completion together, which is more than a whole minute of " + quota
                    + ": lower maxOutputTokens, shorten the messages, or raise the quota");
        }
    }

    private String reason() {
        long blocked = queue.nanosBlocked();
        if (blocked > 0) {
            return waited("the server blocks all calls for another " + seconds(blocked))
                    + "Send less at a time, or raise maxWait.";
        }
        long forRequest = queue.nanosForRequest();
        long forTokens = queue.nanosForTokens(tokens);
        if (forTokens > forRequest) {
            return waited("the budget of tokens is short: about " + tokens
                            + " are needed, prompt and longest completion" + " together, and will be there in "
                            + seconds(forTokens))
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
