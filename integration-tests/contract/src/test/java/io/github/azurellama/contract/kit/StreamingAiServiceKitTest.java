package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.common.AbstractStreamingAiServiceIT;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of AI Services that stream. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class StreamingAiServiceKitTest extends AbstractStreamingAiServiceIT {

    @Parameter
    private KitServer server;

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
