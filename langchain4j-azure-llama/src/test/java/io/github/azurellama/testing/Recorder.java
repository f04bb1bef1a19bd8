package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Keeps the callbacks of streamed chats. */
public class Recorder extends StreamRecorder<ChatResponse> implements StreamingChatResponseHandler {

    @Override
    public void onPartialResponse(PartialResponse delta, PartialResponseContext context) {
        record(Kind.TEXT, delta.text());
    }

    @Override
    public void onPartialThinking(PartialThinking delta) {
        record(Kind.THINKING, delta.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall delta) {
        record(Kind.TOOL_DELTA, delta);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        record(Kind.TOOL_CALL, call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        record(Kind.UNMAPPED, event);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        record(Kind.COMPLETE, response);
    }

    @Override
    public void onError(Throwable error) {
        record(Kind.ERROR, error);
    }

    @Override
    ChatResponse response(Object value) {
        return (ChatResponse) value;
    }

    @Override
    void assertAgrees(ChatResponse response) {
        String text = response.aiMessage().text();
        assertThat(String.join("", chunks())).as("the deltas of text").isEqualTo(text == null ? "" : text);
        assertThat(values(Kind.TOOL_CALL)
                        .map(call -> ((CompleteToolCall) call).toolExecutionRequest())
                        .toList())
                .as("the tool calls")
                .isEqualTo(response.aiMessage().toolExecutionRequests());
    }
}
