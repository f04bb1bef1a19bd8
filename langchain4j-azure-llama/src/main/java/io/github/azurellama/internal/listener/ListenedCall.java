package io.github.azurellama.internal.listener;

import io.github.azurellama.internal.wire.CustomHeaders;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.CallOutcome;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that has listeners. Their exceptions are logged, because no listener may fail a call. */
final class ListenedCall implements CallEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LlamaCallListener.class);

    private final LlamaCall call;
    private final LongSupplier nanoTime;
    private final long begin;
    private final List<LlamaCallListener> listeners = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable CallAttempt lastAttempt;
    private @Nullable Duration timeToFirstToken;
    private long quotaNanos;
    private long retryNanos;
    private @Nullable CallResponse response;
    private boolean ended;

    ListenedCall(LlamaCall call, List<LlamaCallListener> given, LongSupplier nanoTime) {
        this.call = call;
        this.nanoTime = nanoTime;
        for (LlamaCallListener listener : given) {
            guarded(() -> listeners.add(Objects.requireNonNull(listener.onBegin(call), "onBegin returned null")));
        }
        notifyAll(listener -> listener.headers(call)
                .forEach((name, value) ->
                        guarded(() -> headers.putAll(CustomHeaders.checked(Collections.singletonMap(name, value))))));
        this.begin = nanoTime.getAsLong(); // after the listeners, whose own time does not count
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public int nextAttempt() {
        return lastAttempt == null ? 1 : lastAttempt.number() + 1;
    }

    @Override
    public void onAttemptEnd(CallAttempt attempt) {
        lastAttempt = attempt;
        notifyAll(listener -> listener.onAttemptEnd(call, attempt));
    }

    @Override
    public void onQuotaWait(long nanos) {
        quotaNanos += nanos;
        notifyAll(listener -> listener.onQuotaWait(call, Duration.ofNanos(nanos)));
    }

    @Override
    public void onRetryWait(Duration delay) {
        CallAttempt failed = lastAttempt;
        if (failed != null) {
            notifyAll(listener -> listener.onRetryWait(call, failed, delay));
        }
    }

    @Override
    public void onRetryWaited(long nanos) {
        retryNanos += nanos;
    }

    @Override
    public void onFirstToken() {
        if (timeToFirstToken == null) {
            Duration time = sinceBegin();
            timeToFirstToken = time;
            notifyAll(listener -> listener.onFirstToken(call, time));
        }
    }

    @Override
    public void onResponse(CallResponse complete) {
        response = complete;
    }

    @Override
    public void onSuccess() {
        end(CallOutcome.SUCCESS, null);
    }

    @Override
    public void onFailure(Throwable failure) {
        end(CallOutcome.FAILURE, failure);
    }

    @Override
    public void onCancelled() {
        end(CallOutcome.CANCELLED, null);
    }

    private void end(CallOutcome outcome, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        ended = true;
        var end = new CallEnd(
                outcome,
                failure,
                sinceBegin(),
                timeToFirstToken,
                Duration.ofNanos(quotaNanos),
                Duration.ofNanos(retryNanos),
                lastAttempt,
                response);
        notifyAll(listener -> listener.onEnd(call, end));
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }

    private void notifyAll(Consumer<LlamaCallListener> event) {
        for (LlamaCallListener listener : listeners) {
            guarded(() -> event.accept(listener));
        }
    }

    private static void guarded(Runnable notification) {
        try {
            notification.run();
        } catch (Throwable e) { // whatever it is, for Kotlin throws checked exceptions without declaring them
            LOG.warn("A LlamaCallListener threw an exception, which is ignored", e);
        }
    }
}
