package io.github.azurellama.listener;

import java.time.Duration;
import java.util.Map;

/**
 * Is notified of what happens during calls: of waits for the quota, attempts, retries, the first token and the end. In contrast
 * to LangChain4j's {@code ChatModelListener} it sees each attempt, and the calls of language models, catalogs and token counters
 * too.
 *
 * <pre>{@code
 * class SlowCalls implements LlamaCallListener {
 *     @Override
 *     public void onEnd(LlamaCall call, CallEnd end) {
 *         if (end.duration().toSeconds() > 10) {
 *             log.warn("{} took {} with {} attempts", call.modelName(), end.duration(), end.attempts());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #onBegin} and {@link #headers} are called on the thread of the caller, also for futures; for publishers on the thread
 * that subscribes. The other methods are called one after the other on the thread that makes the call: that of the caller for
 * blocking calls, else one of this library. A call waits for its listeners, so they must not block. Each call that began ends
 * with exactly one {@link #onEnd}, before the caller gets the response or the exception. What a listener throws is logged, and
 * fails no call.
 */
public interface LlamaCallListener {

    /**
     * A call begins; nothing has been checked or sent. Returns the listener of this call's further events: this one, or another
     * that keeps the state of the call in its fields.
     */
    default LlamaCallListener onBegin(LlamaCall call) {
        return this;
    }

    /**
     * Headers to send with each attempt of the call, such as {@code traceparent}; called once, after {@link #onBegin}.
     * {@code customHeaders} of the builder and of the request override them. Headers that {@code customHeaders} would refuse are
     * not sent, and a warning is logged.
     */
    default Map<String, String> headers(LlamaCall call) {
        return Map.of();
    }

    /** The call waited that long for a permit of its quota; not called if it did not have to wait. */
    default void onQuotaWait(LlamaCall call, Duration wait) {}

    /** An attempt ended, with the headers of a response or with a failure. */
    default void onAttemptEnd(LlamaCall call, CallAttempt attempt) {}

    /** The call waits before it is retried. {@link CallAttempt#retryAfter} says whether the server requested the delay. */
    default void onRetryWait(LlamaCall call, CallAttempt failed, Duration delay) {}

    /** The first content of a stream arrived: text, thinking or a tool call. It is passed to the handler afterwards. */
    default void onFirstToken(LlamaCall call, Duration sinceBegin) {}

    /** The call ended. */
    default void onEnd(LlamaCall call, CallEnd end) {}
}
