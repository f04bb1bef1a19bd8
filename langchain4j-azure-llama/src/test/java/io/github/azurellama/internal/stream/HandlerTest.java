package io.github.azurellama.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a handler gets that cancels, and what becomes of its exceptions. */
class HandlerTest {

    private final CancelFlag handle = new CancelFlag();
    private final List<String> called = new ArrayList<>();
    private boolean cancels;
    private boolean throwsOnError;

    private void called(String name) {
        called.add(name);
        if (cancels) {
            handle.cancel();
        }
        throw new IllegalStateException("by " + name);
    }

    private final ChatStreamListener chat = new ChatStreamListener(
            new StreamingChatResponseHandler() {
                @Override
                public void onPartialResponse(String text) {
                    called("text " + text);
                }

                @Override
                public void onUnmappedRawEvent(Object event) {
                    called("raw " + event);
                }

                @Override
                public void onPartialToolCall(PartialToolCall call) {
                    called.add("partial " + call.index() + call.id() + call.name() + call.partialArguments());
                }

                @Override
                public void onCompleteToolCall(CompleteToolCall call) {
                    called.add(
                            "call " + call.index() + call.toolExecutionRequest().name());
                }

                @Override
                public void onCompleteResponse(ChatResponse response) {
                    called("complete");
                }

                @Override
                public void onError(Throwable failure) {
                    called.add("error " + failure.getMessage());
                    if (throwsOnError) {
                        throw new IllegalStateException("by error");
                    }
                }
            },
            handle);

    private final TextStreamListener text = new TextStreamListener(
            new StreamingResponseHandler<>() {
                @Override
                public void onNext(String token) {
                    called.add("text " + token);
                }

                @Override
                public void onComplete(Response<String> response) {
                    called("complete " + response.content());
                }

                @Override
                public void onError(Throwable failure) {
                    called("error " + failure.getMessage());
                }
            },
            handle);

    @Test
    void an_exception_of_a_callback_is_an_error_and_one_of_onError_is_ignored() {
        throwsOnError = true;

        chat.onText("a");
        chat.onUnmapped("#raw#".getBytes(UTF_8), 1, 3);
        assertThat(called).containsExactly("text a", "error by text a", "raw raw", "error by raw raw");
    }

    @Test
    void deltas_of_a_call_come_as_they_are_and_whole_calls_before_the_end() {
        chat.onToolCall(1, "a", "f", "{");
        chat.beforeComplete(ChatResponse.builder()
                .aiMessage(AiMessage.from(List.of(
                        ToolExecutionRequest.builder().name("f").build(),
                        ToolExecutionRequest.builder().name("g").build())))
                .build());

        assertThat(called).containsExactly("partial 1af{", "call 0f", "call 1g");
    }

    @Test
    void an_exception_of_a_callback_that_has_cancelled_is_ignored() {
        cancels = true;

        chat.onText("a");
        assertThat(called).containsExactly("text a");
    }

    @Test
    void nothing_follows_a_cancel() {
        handle.cancel();

        chat.onText("a");
        chat.onUnmapped(new byte[1], 0, 1);
        text.onText("a");
        assertThat(called).isEmpty();
    }

    @Test
    void an_exception_at_the_end_of_a_text_is_ignored() {
        text.onText("a");
        text.onComplete(Response.from("a"));
        text.onError(new IllegalStateException("gone"));

        assertThat(called).containsExactly("text a", "complete a", "error gone");
    }
}
