package io.github.azurellama.contract.support;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import java.util.function.Consumer;

/** The two ways to ask a model, so that one test body serves both. */
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
    };

    public abstract ChatCaller chat(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    public abstract TextCaller text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings);
}
