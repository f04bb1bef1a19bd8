package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.common.AbstractAiServiceWithJsonSchemaIT;
import java.util.List;

/** LangChain4j's test of AI Services that return objects. */
abstract class AiServiceWithJsonSchemaKit extends AbstractAiServiceWithJsonSchemaIT implements OnServer {

    private final KitServer server;

    AiServiceWithJsonSchemaKit(Combination combination) {
        server = KitServer.of(combination);
    }

    @Override
    public KitServer server() {
        return server;
    }

    @Override
    protected List<ChatModel> models() {
        return List.of(server.model().build());
    }

    @Override
    protected boolean supportsRecursion() {
        return true;
    }
}
