package io.github.azurellama.contract.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Keeps the callbacks of streamed chats. */
public final class ChatRecorder extends StreamRecorder<ChatResponse> implements StreamingChatResponseHandler {

    @Override
    public void onPartialResponse(String piece) {
        record(Kind.TEXT, piece);
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
        record(Kind.TOOL_PIECE, piece);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        record(Kind.TOOL_CALL, call);
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
    ChatResponse answer(Object told) {
        return (ChatResponse) told;
    }

    @Override
    void assertAgrees(ChatResponse answer) {
        var text = answer.aiMessage().text();
        assertThat(String.join("", pieces())).as("the pieces, joined").isEqualTo(text == null ? "" : text);
        assertThat(values(Kind.TOOL_CALL)
                        .map(call -> ((CompleteToolCall) call).toolExecutionRequest())
                        .toList())
                .as("the calls that were told complete")
                .isEqualTo(answer.aiMessage().toolExecutionRequests());
    }
}
