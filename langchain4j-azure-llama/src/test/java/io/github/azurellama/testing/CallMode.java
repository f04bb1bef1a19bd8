package io.github.azurellama.testing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.Recorder.Kind;
import io.github.azurellama.testing.Recorder.Told;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/** The two ways to ask a model, so that one test body serves both. */
public enum CallMode {
    SYNC {
        @Override
        public Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            AzureLlamaChatModel model = builder.build();
            return new Chat(model, model::chat, new Recorder());
        }

        @Override
        public MockResponse.Builder answer(String text) {
            return Replies.whole(text);
        }

        @Override
        public MockResponse.Builder raw(String json) {
            return Replies.json(200, json);
        }
    },

    STREAMING {
        @Override
        public Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingChatModel.builder();
            settings.accept(builder);
            AzureLlamaStreamingChatModel model = builder.build();
            var recorder = new Recorder();
            return new Chat(
                    model,
                    request -> {
                        model.chat(request, recorder);
                        return result(recorder.untilEnd());
                    },
                    recorder);
        }

        @Override
        public MockResponse.Builder answer(String text) {
            return Replies.stream(text);
        }

        @Override
        public MockResponse.Builder raw(String json) {
            return Replies.events(Replies.event(json) + Replies.DONE);
        }
    };

    /** A model of this way. */
    public abstract Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    /** A server's answer of that text, as this way gets it. */
    public abstract MockResponse.Builder answer(String text);

    /** A status of success with this JSON, as the body or as the one event of a stream. */
    public abstract MockResponse.Builder raw(String json);

    /** What was recorded, as a call would return or throw it; pieces and result must agree. */
    private static ChatResponse result(List<Told> callbacks) {
        assertThat(callbacks.stream().map(Told::thread).distinct())
                .as("all callbacks on one thread, which is not the caller's")
                .hasSize(1)
                .doesNotContain(Thread.currentThread());
        Told end = callbacks.get(callbacks.size() - 1);
        if (end.kind() == Kind.ERROR) {
            throw rethrown(end.error());
        }
        ChatResponse response = end.response();
        String pieces = values(callbacks, Kind.TEXT).map(String.class::cast).collect(joining());
        String text = response.aiMessage().text();
        assertThat(pieces).as("the pieces of text").isEqualTo(text == null ? "" : text);
        assertThat(values(callbacks, Kind.TOOL_CALL)
                        .map(call -> ((CompleteToolCall) call).toolExecutionRequest())
                        .toList())
                .as("the tool calls")
                .isEqualTo(response.aiMessage().toolExecutionRequests());
        return response;
    }

    private static Stream<Object> values(List<Told> callbacks, Kind kind) {
        return callbacks.stream().filter(callback -> callback.kind() == kind).map(Told::value);
    }

    private static RuntimeException rethrown(Throwable error) {
        if (error instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw new AssertionError("onError was told something that is no RuntimeException", error);
    }
}
