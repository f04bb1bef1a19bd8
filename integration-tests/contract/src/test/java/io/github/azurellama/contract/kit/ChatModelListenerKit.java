package io.github.azurellama.contract.kit;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;

/** LangChain4j's test of what listeners of blocking chat models are told. */
abstract class ChatModelListenerKit extends AbstractChatModelListenerIT implements OnServer {

    private final KitServer server;

    ChatModelListenerKit(Combination combination) {
        server = KitServer.of(combination);
    }

    @Override
    public KitServer server() {
        return server;
    }

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
        return server.model()
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
