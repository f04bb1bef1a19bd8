package io.github.azurellama.internal.listener;

import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Receives the events of one call, from one thread at a time. The first of the three methods that end the call counts. */
public interface CallEvents {

    /** For calls without listeners. */
    CallEvents NONE = new CallEvents() {};

    /** A call begins, on the thread of the caller. Times are those of {@code nanoTime}. */
    static CallEvents begin(LlamaCall call, List<LlamaCallListener> listeners, LongSupplier nanoTime) {
        return listeners.isEmpty() ? NONE : new ListenedCall(call, listeners, nanoTime);
    }

    /** The headers that the listeners add to each attempt. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** The number of the next attempt. */
    default int nextAttempt() {
        return 1;
    }

    /** An attempt ended. */
    default void onAttemptEnd(CallAttempt attempt) {}

    /** The call waited for a permit of its quota. */
    default void onQuotaWait(long nanos) {}

    /** A wait before a retry begins. */
    default void onRetryWait(Duration delay) {}

    /** The wait before a retry is over, after that time. */
    default void onRetryWaited(long nanos) {}

    /** The first content of a stream arrived; only the first call counts. */
    default void onFirstToken() {}

    /** The response is complete, though it may be rejected afterwards. */
    default void onResponse(CallResponse response) {}

    /** The call succeeded. */
    default void onSuccess() {}

    /** The call failed with the exception that the caller gets. */
    default void onFailure(Throwable failure) {}

    /** The caller ended the call. */
    default void onCancelled() {}

    /** Runs a call from its begin to its end, and reports the end. */
    default <T> T run(Supplier<T> call) {
        return start(() -> {
            T result = call.get();
            onSuccess();
            return result;
        });
    }

    /** Runs what starts a call, which goes on unless that fails. */
    default <T> T start(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException | Error e) {
            onFailure(e);
            throw e;
        }
    }
}
