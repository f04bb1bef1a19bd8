package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.service.common.AbstractStreamingAiServiceIT;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** LangChain4j's test of AI Services that stream. */
final class StreamingAiServiceKitTest {

    @Nested
    class LlamaNative extends Kit {
        LlamaNative() {
            super(Combination.LLAMA_NATIVE);
        }
    }

    @Nested
    class AzureAiInference extends Kit {
        AzureAiInference() {
            super(Combination.AZURE_AI_INFERENCE);
        }
    }

    @Nested
    class Prompted extends Kit {
        Prompted() {
            super(Combination.PROMPTED);
        }
    }

    abstract static class Kit extends AbstractStreamingAiServiceIT implements OnServer {

        private final KitServer server;

        Kit(Combination combination) {
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
}
