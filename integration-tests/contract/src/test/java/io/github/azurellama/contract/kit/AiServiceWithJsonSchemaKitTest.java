package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.common.AbstractAiServiceWithJsonSchemaIT;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** LangChain4j's test of AI Services that return objects. */
final class AiServiceWithJsonSchemaKitTest {

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

    @Nested
    class Guided extends Kit {
        Guided() {
            super(Combination.GUIDED);
        }
    }

    abstract static class Kit extends AbstractAiServiceWithJsonSchemaIT implements OnServer {

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
        protected boolean supportsRecursion() {
            return true;
        }
    }
}
