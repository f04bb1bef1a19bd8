package io.github.azurellama.contract.kit;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.common.AbstractAiServiceIT;
import dev.langchain4j.service.common.AbstractAiServiceWithToolsIT;
import dev.langchain4j.service.common.AbstractStreamingAiServiceIT;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's tests of AI Services. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class AiServiceKitTest {

    @Parameter
    private KitServer server;

    @Nested
    final class Blocking extends AbstractAiServiceIT {

        @Override
        protected List<ChatModel> models() {
            return List.of(server.model().build());
        }

        @Override
        protected Class<? extends TokenUsage> tokenUsageType(ChatModel model) {
            return AzureLlamaTokenUsage.class;
        }
    }

    @Nested
    final class Streaming extends AbstractStreamingAiServiceIT {

        @Override
        protected List<StreamingChatModel> models() {
            return List.of(server.streamingModel().build());
        }

        @Override
        protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(StreamingChatModel model) {
            return AzureLlamaChatResponseMetadata.class;
        }

        @Override
        protected Class<? extends TokenUsage> tokenUsageType(StreamingChatModel model) {
            return AzureLlamaTokenUsage.class;
        }
    }

    @Nested
    final class WithTools extends AbstractAiServiceWithToolsIT {

        @Override
        protected List<ChatModel> models() {
            return List.of(server.model().build());
        }

        @Override
        protected boolean supportsRecursion() {
            return true;
        }

        @Override
        protected boolean verifyModelInteractions() {
            return true;
        }

        /** A single pixel, because the kit would fetch a photograph from the internet, to see it refused. */
        @Override
        protected Image catImage() {
            return Image.builder()
                    .base64Data("R0lGODlhAQABAAAAACwAAAAAAQABAAA=")
                    .mimeType("image/gif")
                    .build();
        }
    }
}
