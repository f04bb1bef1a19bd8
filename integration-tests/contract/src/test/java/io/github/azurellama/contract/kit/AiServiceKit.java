package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.common.AbstractAiServiceIT;
import java.util.List;

/** LangChain4j's test of AI Services. */
abstract class AiServiceKit extends AbstractAiServiceIT implements OnServer {

    private final KitServer server;

    AiServiceKit(Combination combination) {
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
}
