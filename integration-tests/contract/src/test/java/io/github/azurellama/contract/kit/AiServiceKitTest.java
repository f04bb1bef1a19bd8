package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.common.AbstractAiServiceIT;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of AI Services. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class AiServiceKitTest extends AbstractAiServiceIT {

    @Parameter
    private KitServer server;

    @Override
    protected List<ChatModel> models() {
        return List.of(server.model().build());
    }

    @Override
    protected Class<? extends TokenUsage> tokenUsageType(ChatModel model) {
        return AzureLlamaTokenUsage.class;
    }
}
