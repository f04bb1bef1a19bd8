package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelIT;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** LangChain4j's test of blocking chat models. */
final class ChatModelKitTest {

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

    abstract static class Kit extends AbstractChatModelIT implements OnServer {

        private final KitServer server;

        Kit(Combination combination) {
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
        protected ChatModel createModelWith(ChatRequestParameters parameters) {
            return server.modelWith(parameters).build();
        }

        @Override
        protected String customModelName() {
            return server.otherModelName();
        }

        @Override
        protected ChatRequestParameters createIntegrationSpecificParameters(int maxOutputTokens) {
            return AzureLlamaChatRequestParameters.builder()
                    .maxOutputTokens(maxOutputTokens)
                    .build();
        }

        @Override
        protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(ChatModel model) {
            return AzureLlamaChatResponseMetadata.class;
        }
    }
}
