package io.github.azurellama.contract.support;

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

/** The ways to call a model, so that one test body serves all. LangChain4j has the last two for chats only. */
public enum CallMode {
    SYNC {
        @Override
        public ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            return new ChatCaller(model::chat, new ChatRecorder());
        }

        @Override
        public TextCaller text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaLanguageModel.builder();
            settings.accept(builder);
            var model = builder.build();
            return new TextCaller(model::generate, new TextRecorder());
        }
    },

    STREAMING {
        @Override
        public ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            var recorder = new ChatRecorder();
            return new ChatCaller(
                    request -> {
                        model.chat(request, recorder);
                        return recorder.result();
                    },
                    recorder);
        }

        @Override
        public TextCaller text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingLanguageModel.builder();
            settings.accept(builder);
            var model = builder.build();
            var recorder = new TextRecorder();
            return new TextCaller(
                    prompt -> {
                        model.generate(prompt, recorder);
                        return recorder.result();
                    },
                    recorder);
        }
    },

    ASYNC {
        @Override
        public ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            return new ChatCaller(request -> result(model.doChatAsync(request)), new ChatRecorder());
        }
    },

    PUBLISHER {
        @Override
        @SuppressWarnings("unchecked") // the return type is raw
        public ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            var recorder = new ChatRecorder();
            return new ChatCaller(
                    request -> {
                        model.doChat(request).subscribe(new RecordingSubscriber(recorder));
                        return recorder.result();
                    },
                    recorder);
        }
    };

    /** The ways to call a model that completes texts. */
    public static final List<CallMode> OF_TEXTS = List.of(SYNC, STREAMING);

    public abstract ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    public TextCaller text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
        throw new AssertionError("LangChain4j has no " + this + " for texts");
    }

    /** Whether the server is to stream its response. */
    public boolean isStreaming() {
        return this == STREAMING || this == PUBLISHER;
    }

    private static ChatResponse result(CompletableFuture<ChatResponse> future) {
        try {
            return future.get(StreamRecorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the future has not completed", e);
        }
    }
}
