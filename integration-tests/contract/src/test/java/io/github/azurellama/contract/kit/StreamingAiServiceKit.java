package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.service.common.AbstractStreamingAiServiceIT;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.List;

/** LangChain4j's test of AI Services that stream. */
abstract class StreamingAiServiceKit extends AbstractStreamingAiServiceIT implements OnServer {

    private final KitServer server;

    StreamingAiServiceKit(Combination combination) {
        server = KitServer.of(combination);
    }

    @Override
    public KitServer server() {
        return server;
    }

    @Override
    protected List<StreamingChatModel> models() {
        return List.of(server.streamingModel().build());
    }

    @Override
    protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(StreamingChatModel model) {
        return AzureLlamaChatResponseMetadata.class;
    }
}
