package io.github.azurellama.internal.stream;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the user's handler. LangChain4j has no rule for a callback of this interface that throws: here it ends the stream with
 * {@code onError}, so that each stream has exactly one end.
 */
public final class TextStreamListener implements StreamListener<Response<String>> {

    private static final Logger LOG = LoggerFactory.getLogger(TextStreamListener.class);

    private final StreamingResponseHandler<String> handler;
    private final StreamingHandle handle;

    /** Calls that handler until the handle is cancelled. */
    public TextStreamListener(StreamingResponseHandler<String> handler, StreamingHandle handle) {
        this.handler = handler;
        this.handle = handle;
    }

    @Override
    public void onText(String text) {
        if (!handle.isCancelled()) {
            handler.onNext(text);
        }
    }

    @Override
    public void onComplete(Response<String> response) {
        end("onComplete", () -> handler.onComplete(response));
    }

    @Override
    public void onError(Throwable failure) {
        end("onError", () -> handler.onError(failure));
    }

    private static void end(String callback, Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            LOG.warn("{} of a StreamingResponseHandler threw an exception, which is ignored", callback, thrown);
        }
    }
}
