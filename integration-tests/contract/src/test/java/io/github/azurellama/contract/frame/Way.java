package io.github.azurellama.contract.frame;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import java.util.function.Consumer;

/** The two ways to ask a model, so that one test body serves both. */
public enum Way {
    SYNC {
        @Override
        public Chat chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            return new Chat(model::chat, new ChatRecorder());
        }

        @Override
        public Text text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaLanguageModel.builder();
            settings.accept(builder);
            var model = builder.build();
            return new Text(model::generate, new TextRecorder());
        }
    },

    STREAMING {
        @Override
        public Chat chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingChatModel.builder();
            settings.accept(builder);
            var model = builder.build();
            var recorder = new ChatRecorder();
            return new Chat(
                    request -> {
                        model.chat(request, recorder);
                        return recorder.result();
                    },
                    recorder);
        }

        @Override
        public Text text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
            var builder = AzureLlamaStreamingLanguageModel.builder();
            settings.accept(builder);
            var model = builder.build();
            var recorder = new TextRecorder();
            return new Text(
                    prompt -> {
                        model.generate(prompt, recorder);
                        return recorder.result();
                    },
                    recorder);
        }
    };

    public abstract Chat chat(Consumer<AzureLlamaChatModelBuilder<?>> settings);

    public abstract Text text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings);
}
