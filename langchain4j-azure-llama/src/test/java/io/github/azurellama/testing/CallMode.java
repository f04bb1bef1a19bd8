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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/** The ways to call a chat model, so that one test body serves all. */
public enum CallMode {
    SYNC {
        @Override
        public Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            AzureLlamaChatModel model = builder.build();
            return new Chat(model, model::chat, new Recorder());
        }
    },

    ASYNC {
        @Override
        public Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            AzureLlamaChatModel model = builder.build();
            return new Chat(model, request -> joined(NewerCore.chatAsync(model, request)), new Recorder());
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
    },

    PUBLISHER {
        @Override
        public Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingChatModel.builder();
            settings.accept(builder);
            AzureLlamaStreamingChatModel model = builder.build();
            var recorder = new Recorder();
            return new Chat(
                    model,
                    request -> {
                        NewerCore.chat(model, request).subscribe(new RecordingSubscriber(recorder, BATCH));
                        return result(recorder.untilEnd());
                    },
                    recorder);
        }
    };

    /** Few enough that most streams have to wait for demand. */
    private static final long BATCH = 2;

    /** A model of this way. */
    public abstract Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    /** A server's answer of that text, as this way gets it. */
    public MockResponse.Builder answer(String text) {
        return isStreaming() ? Replies.stream(text) : Replies.whole(text);
    }

    /** A status of success with this JSON, as the body or as the one event of a stream. */
    public MockResponse.Builder raw(String json) {
        return isStreaming() ? Replies.events(Replies.event(json) + Replies.DONE) : Replies.json(200, json);
    }

    /** Whether the server is to stream its response. */
    public boolean isStreaming() {
        return this == STREAMING || this == PUBLISHER;
    }

    private static ChatResponse joined(CompletableFuture<ChatResponse> future) {
        try {
            return future.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the future has not completed", e);
        }
    }

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
