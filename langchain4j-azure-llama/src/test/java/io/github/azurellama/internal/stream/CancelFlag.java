package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.StreamingHandle;

/** A handle without a stream, which only knows whether it was cancelled. */
final class CancelFlag implements StreamingHandle {

    private volatile boolean isCancelled;

    @Override
    public void cancel() {
        isCancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }
}
