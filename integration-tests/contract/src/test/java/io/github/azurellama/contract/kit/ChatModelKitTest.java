package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelIT;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of blocking chat models. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class ChatModelKitTest extends AbstractChatModelIT {

    @Parameter
    private KitServer server;

    @Override
    protected List<ChatModel> models() {
        return List.of(server.model().build());
    }

    @Override
    protected ChatModel createModelWith(ChatRequestParameters parameters) {
        return server.modelWith(parameters).build();
    }

    /** Of the kit of LangChain4j 1.20. */
    @SuppressWarnings({"MissingOverride", "ProtectedMembersInFinalClass"}) // compiled against 1.19 too
    protected boolean supportsChatAsync() {
        return true;
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

    @Override
    protected Class<? extends TokenUsage> tokenUsageType(ChatModel model) {
        return AzureLlamaTokenUsage.class;
    }
}
