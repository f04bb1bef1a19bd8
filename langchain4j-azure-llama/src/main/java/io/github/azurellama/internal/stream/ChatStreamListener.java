package io.github.azurellama.internal.stream;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the user's handler by LangChain4j's rules: an exception of a callback is passed to {@code onError} and the stream goes
 * on; an exception of {@code onError} is logged; after a cancel nothing is called any more.
 */
public final class ChatStreamListener implements StreamListener<ChatResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(ChatStreamListener.class);

    private final StreamingChatResponseHandler handler;
    private final StreamingHandle handle;
    private final PartialResponseContext context;

    /** Calls that handler, which may cancel the stream with that handle. */
    public ChatStreamListener(StreamingChatResponseHandler handler, StreamingHandle handle) {
        this.handler = handler;
        this.handle = handle;
        this.context = new PartialResponseContext(handle);
    }

    @Override
    public void onText(String text) {
        call(() -> handler.onPartialResponse(new PartialResponse(text), context));
    }

    @Override
    public void onThinking(String text) {
        call(() -> handler.onPartialThinking(new PartialThinking(text), new PartialThinkingContext(handle)));
    }

    @Override
    public void onToolCall(int index, String id, String name, String partialArguments) {
        var partial = PartialToolCall.builder()
                .index(index)
                .id(id)
                .name(name)
                .partialArguments(partialArguments)
                .build();
        call(() -> handler.onPartialToolCall(partial, new PartialToolCallContext(handle)));
    }

    /** Only at the end is a call known to be complete, because deltas of several calls may be interleaved. */
    @Override
    public void beforeComplete(ChatResponse response) {
        List<ToolExecutionRequest> requests = response.aiMessage().toolExecutionRequests();
        for (int i = 0; i < requests.size(); i++) {
            var complete = new CompleteToolCall(i, requests.get(i));
            call(() -> handler.onCompleteToolCall(complete));
        }
    }

    @Override
    public void onUnmapped(byte[] data, int offset, int length) {
        call(() -> handler.onUnmappedRawEvent(new String(data, offset, length, StandardCharsets.UTF_8)));
    }

    @Override
    public void onComplete(ChatResponse response) {
        call(() -> handler.onCompleteResponse(response));
    }

    @Override
    public void onError(Throwable failure) {
        try {
            handler.onError(failure);
        } catch (Throwable thrown) {
            LOG.warn("onError of a StreamingChatResponseHandler threw an exception, which is ignored", thrown);
        }
    }

    private void call(Runnable callback) {
        if (handle.isCancelled()) {
            return;
        }
        try {
            callback.run();
        } catch (Throwable thrown) {
            if (handle.isCancelled()) {
                LOG.warn("a callback threw an exception after the stream was cancelled, which is ignored", thrown);
            } else {
                onError(thrown);
            }
        }
    }
}
