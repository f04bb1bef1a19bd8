package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps the events of each call. */
public final class RecordedCalls implements LlamaCallListener {

    private final List<RecordedCall> begun = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RecordedCall> ended = new LinkedBlockingQueue<>();

    @Override
    public LlamaCallListener onBegin(LlamaCall call) {
        var recorded = new RecordedCall(call, Thread.currentThread(), ended);
        begun.add(recorded);
        return recorded;
    }

    /** All calls that began, in their order. */
    public List<RecordedCall> begun() {
        return begun;
    }

    /** Waits for the end of the next call. */
    public RecordedCall next() throws InterruptedException {
        RecordedCall call = ended.poll(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(call).as("a call that ended").isNotNull();
        return call;
    }

    /** Waits for the only call that began so far. */
    public RecordedCall only() throws InterruptedException {
        RecordedCall call = next();
        assertThat(begun).containsExactly(call);
        assertThat(call.ends).hasSize(1);
        return call;
    }

    /** The events of one call. */
    public static final class RecordedCall implements LlamaCallListener {
        public final LlamaCall call;
        public final Thread caller;
        public final List<CallAttempt> attempts = new ArrayList<>();
        public final List<Duration> quotaWaits = new ArrayList<>();
        public final List<Duration> retryDelays = new ArrayList<>();
        public final List<CallAttempt> retried = new ArrayList<>();
        public final List<Duration> firstTokens = new ArrayList<>();
        public final List<CallEnd> ends = new CopyOnWriteArrayList<>();
        public final List<String> order = new ArrayList<>();
        public final List<Thread> threads = new ArrayList<>();

        /** Open when the first token has arrived. */
        public final CountDownLatch hasFirstToken = new CountDownLatch(1);

        private final BlockingQueue<RecordedCall> ended;

        RecordedCall(LlamaCall call, Thread caller, BlockingQueue<RecordedCall> ended) {
            this.call = call;
            this.caller = caller;
            this.ended = ended;
        }

        public CallEnd end() {
            return ends.get(0);
        }

        private void record(String event) {
            order.add(event);
            threads.add(Thread.currentThread());
        }

        @Override
        public void onQuotaWait(LlamaCall waiting, Duration wait) {
            record("quota");
            quotaWaits.add(wait);
        }

        @Override
        public void onAttemptEnd(LlamaCall attempting, CallAttempt attempt) {
            record("attempt");
            attempts.add(attempt);
        }

        @Override
        public void onRetryWait(LlamaCall waiting, CallAttempt failed, Duration delay) {
            record("retry");
            retried.add(failed);
            retryDelays.add(delay);
        }

        @Override
        public void onFirstToken(LlamaCall streaming, Duration sinceBegin) {
            record("token");
            firstTokens.add(sinceBegin);
            hasFirstToken.countDown();
        }

        @Override
        public void onEnd(LlamaCall over, CallEnd end) {
            record("end");
            ends.add(end);
            ended.add(this);
        }
    }
}
