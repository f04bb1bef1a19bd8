package io.github.azurellama.contract.kit;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelListenerIT;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's tests of what listeners of chat models see. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class ChatModelListenerKitTest {

    @Parameter
    private KitServer server;

    private static <M> M failing(AzureLlamaChatModelBuilder<M> builder, ChatModelListener listener) {
        return builder.apiKey("wrong-s3cret").maxRetries(0).listeners(listener).build();
    }

    @Nested
    final class Blocking extends AbstractChatModelListenerIT {

        @Override
        protected ChatModel createModel(ChatModelListener listener) {
            return server.model()
                    .temperature(temperature())
                    .topP(topP())
                    .maxOutputTokens(maxTokens())
                    .listeners(listener)
                    .build();
        }

        @Override
        protected String modelName() {
            return server.modelName();
        }

        @Override
        protected ChatModel createFailingModel(ChatModelListener listener) {
            return failing(server.model(), listener);
        }

        @Override
        protected Class<? extends Exception> expectedExceptionClass() {
            return AuthenticationException.class;
        }
    }

    @Nested
    final class Streaming extends AbstractStreamingChatModelListenerIT {

        @Override
        protected StreamingChatModel createModel(ChatModelListener listener) {
            return server.streamingModel()
                    .temperature(temperature())
                    .topP(topP())
                    .maxOutputTokens(maxTokens())
                    .listeners(listener)
                    .build();
        }

        @Override
        protected String modelName() {
            return server.modelName();
        }

        @Override
        protected StreamingChatModel createFailingModel(ChatModelListener listener) {
            return failing(server.streamingModel(), listener);
        }

        @Override
        protected Class<? extends Exception> expectedExceptionClass() {
            return AuthenticationException.class;
        }
    }
}
