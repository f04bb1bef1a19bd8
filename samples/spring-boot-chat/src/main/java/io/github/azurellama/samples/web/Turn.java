package io.github.azurellama.samples.web;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.service.AiServices;
import io.github.azurellama.samples.web.ResponseEvent.Failed;
import io.github.azurellama.samples.web.ResponseEvent.Stopped;
import io.github.azurellama.samples.web.ResponseEvent.Text;
import io.github.azurellama.samples.web.ResponseEvent.ToolCall;
import io.github.azurellama.samples.web.ResponseEvent.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A question and its response, which has one end: it is done, stopped or failed, whichever is first. */
final class Turn {

    private static final int MAX_TOOL_ROUNDS = 8;

    private final ChatSession conversation;
    private final List<ChatMessage> before;
    private final ChatMemory memory;
    private final String question;
    private final Consumer<ResponseEvent> events;
    private final ResponseTimer watch = ResponseTimer.start();
    private final StringBuilder text = new StringBuilder();
    private final StopSwitch stopSwitch = new StopSwitch();
    private boolean ended;

    /**
     * Begins a turn of a conversation.
     *
     * @throws IllegalStateException if the turn before has not ended
     */
    Turn(ChatSession conversation, String question, Consumer<ResponseEvent> events) {
        this.conversation = conversation;
        this.question = question;
        this.events = events;
        this.memory = conversation.begin(this);
        this.before = memory.messages();
    }

    /** Calls the model. Returns at once; the events come on another thread. */
    void start(StreamingChatModel model, ChatRequestParameters parameters, List<Object> tools) {
        AiServices<Assistant> service = AiServices.builder(Assistant.class)
                .streamingChatModel(model)
                .chatMemory(memory)
                .maxToolCallingRoundTrips(MAX_TOOL_ROUNDS);
        if (!tools.isEmpty()) {
            service.tools(tools);
        }
        try {
            service.build()
                    .answer(question, parameters)
                    .onPartialResponseWithContext((piece, context) -> {
                        onPiece(context.streamingHandle());
                        emit(new Text(piece.text()));
                    })
                    .onPartialToolCallWithContext((piece, context) -> onPiece(context.streamingHandle()))
                    .beforeToolExecution(call -> emit(ToolCall.of(call.request())))
                    .onToolExecuted(call -> emit(ToolResult.of(call.request(), call.result())))
                    .onCompleteResponse(this::onComplete)
                    .onError(problem -> end(Failed.of(problem), before))
                    .start();
        } catch (RuntimeException e) {
            end(Failed.of(e), before);
        }
    }

    /** Stops the response, here at once, and upstream no later than its next token. What has come of it is remembered. */
    void stop() {
        stopSwitch.stop();
        synchronized (this) {
            var said = new ArrayList<>(before);
            if (!text.isEmpty()) {
                said.add(UserMessage.from(question));
                said.add(AiMessage.from(text.toString()));
            }
            end(new Stopped(watch.millis()), said);
        }
    }

    private void onPiece(StreamingHandle stream) {
        watch.firstToken();
        stopSwitch.onPiece(stream);
    }

    private void onComplete(ChatResponse response) {
        end(watch.report(response), memory.messages());
    }

    private synchronized void end(ResponseEvent last, List<ChatMessage> said) {
        if (!ended) {
            conversation.end(said);
        }
        emit(last);
    }

    private synchronized void emit(ResponseEvent event) {
        if (ended) {
            return;
        }
        ended = event.isLast();
        if (event instanceof Text piece) {
            text.append(piece.text());
        }
        events.accept(event);
    }
}
