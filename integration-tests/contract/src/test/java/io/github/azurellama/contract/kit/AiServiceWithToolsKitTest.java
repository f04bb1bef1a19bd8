package io.github.azurellama.contract.kit;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.common.AbstractAiServiceWithToolsIT;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of AI Services with tools. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class AiServiceWithToolsKitTest extends AbstractAiServiceWithToolsIT {

    @Parameter
    private KitServer server;

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
