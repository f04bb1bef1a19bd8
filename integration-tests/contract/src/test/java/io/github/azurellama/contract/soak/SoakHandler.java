package io.github.azurellama.contract.soak;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Receives one stream of either model, cancels it after some chunks, and records each superfluous end. */
final class SoakHandler implements StreamingChatResponseHandler {

    private static final int PATIENCE_SECONDS = 60;

    private final Ends ends;
    private final int cancelAfter;
    private final AtomicInteger chunks = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger late = new AtomicInteger();
    private volatile @Nullable Thread cancelledBy;

    /** Cancels after that many chunks; never if there are fewer. */
    SoakHandler(Ends ends, int cancelAfter) {
        this.ends = ends;
        this.cancelAfter = cancelAfter;
    }

    @Override
    public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
        if (countDelta()) {
            cancel(context.streamingHandle());
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (isOnlyEnd()) {
            ends.answer(String.valueOf(response.aiMessage().text()));
        }
        end.countDown();
    }

    @Override
    public void onError(Throwable failure) {
        if (isOnlyEnd()) {
            ends.failure(failure);
        }
        end.countDown();
    }

    /** The same for a text, whose handle comes from the call that starts it. */
    StreamingResponseHandler<String> forText() {
        return new StreamingResponseHandler<>() {
            @Override
            public void onNext(String chunk) {
                countDelta();
            }

            @Override
            public void onComplete(Response<String> response) {
                if (isOnlyEnd()) {
                    ends.answer(response.content());
                }
                end.countDown();
            }

            @Override
            public void onError(Throwable failure) {
                SoakHandler.this.onError(failure);
            }
        };
    }

    /** Cancels from any thread; an end that came first stands. */
    void cancel(StreamingHandle handle) {
        handle.cancel();
        if (handle.isCancelled()) {
            cancelled();
        }
    }

    /** The stream has been cancelled. */
    void cancelled() {
        cancelledBy = Thread.currentThread();
        isOnlyEnd();
        ends.cancelled.incrementAndGet();
        end.countDown();
    }

    void awaitEnd() throws InterruptedException {
        if (!end.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            ends.violations.add("a stream did not end");
        }
    }

    boolean countDelta() {
        Thread by = cancelledBy;
        // One chunk may be on its way to the handler while another thread cancels.
        if (by != null && (by == Thread.currentThread() || late.incrementAndGet() > 1)) {
            ends.violations.add("a piece came after a cancel");
        }
        return chunks.incrementAndGet() == cancelAfter;
    }

    private boolean isOnlyEnd() {
        boolean only = ended.incrementAndGet() == 1;
        if (!only) {
            ends.violations.add("a stream ended twice");
        }
        return only;
    }
}
