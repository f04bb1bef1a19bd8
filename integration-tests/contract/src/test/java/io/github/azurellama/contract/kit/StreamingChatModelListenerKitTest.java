package io.github.azurellama.contract.kit;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of what listeners of streaming chat models are told. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class StreamingChatModelListenerKitTest extends AbstractStreamingChatModelListenerIT {

    @Parameter
    private KitServer server;

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
        return server.streamingModel()
                .apiKey("wrong-s3cret")
                .maxRetries(0)
                .listeners(listener)
                .build();
    }

    @Override
    protected Class<? extends Exception> expectedExceptionClass() {
        return AuthenticationException.class;
    }
}
