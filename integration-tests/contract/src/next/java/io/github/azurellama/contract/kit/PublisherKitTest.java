package io.github.azurellama.contract.kit;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.StreamingMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's test of streaming chat models as its version 1.20 has it, with handlers and with publishers. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
final class PublisherKitTest extends StreamingChatModelKitTest {

    @Override
    protected List<StreamingMode> streamingModes() {
        return List.of(StreamingMode.HANDLER, StreamingMode.PUBLISHER);
    }

    @Override
    protected List<StreamingChatModel> models() {
        return super.models().stream()
                .flatMap(model -> streamingModes().stream()
                        .<StreamingChatModel>map(mode -> new StreamingModeAwareModel(model, mode)))
                .toList();
    }

    /** Of handlers only, and a test of its own takes half a minute for it. */
    @Override
    protected boolean supportsStreamingCancellation() {
        return false;
    }
}
