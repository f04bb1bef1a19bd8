package io.github.azurellama.testing;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;

/** The ways to call a model, so that one test body serves all. LangChain4j has the futures and publishers for chats only. */
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
        public TextCaller openText(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaLanguageModel.builder();
            settings.accept(builder);
            AzureLlamaLanguageModel model = builder.build();
            return new TextCaller(model::generate, new TextRecorder());
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
                        return recorder.result();
                    },
                    recorder);
        }

        @Override
        public TextCaller openText(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingLanguageModel.builder();
            settings.accept(builder);
            AzureLlamaStreamingLanguageModel model = builder.build();
            var recorder = new TextRecorder();
            return new TextCaller(
                    prompt -> {
                        model.generate(prompt, recorder);
                        return recorder.result();
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
                        return recorder.result();
                    },
                    recorder);
        }
    };

    /** The ways to call a model that completes texts. */
    public static final List<CallMode> OF_TEXTS = List.of(SYNC, STREAMING);

    /** Few enough that most streams have to wait for demand. */
    private static final long BATCH = 2;

    /** A chat model of this mode. */
    public abstract Chat open(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    /** A model of this mode that completes texts. */
    public TextCaller openText(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
        throw new AssertionError("LangChain4j has no " + this + " for texts");
    }

    /** A server's response of that text, as this mode gets it. */
    public MockResponse.Builder answer(String text) {
        return isStreaming() ? Responses.stream(text) : Responses.whole(text);
    }

    /** A status of success with this JSON, as the body or as the one event of a stream. */
    public MockResponse.Builder raw(String json) {
        return isStreaming() ? Responses.events(Responses.event(json) + Responses.DONE) : Responses.json(200, json);
    }

    /** Whether the server is to stream its response. */
    public boolean isStreaming() {
        return this == STREAMING || this == PUBLISHER;
    }

    private static ChatResponse joined(CompletableFuture<ChatResponse> future) {
        try {
            return future.get(StreamRecorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the future has not completed", e);
        }
    }

    static RuntimeException rethrown(Throwable error) {
        if (error instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw new AssertionError("the failure of a call is no RuntimeException", error);
    }
}
