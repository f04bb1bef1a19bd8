package io.github.azurellama.contract.kit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.atLeastOnce;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.List;
import org.mockito.InOrder;

/** LangChain4j's test of streaming chat models. */
abstract class StreamingChatModelKit extends AbstractStreamingChatModelIT implements OnServer {

    private final KitServer server;

    StreamingChatModelKit(Combination combination) {
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
    protected StreamingChatModel createModelWith(ChatRequestParameters parameters) {
        return server.streamingModelWith(parameters).build();
    }

    @Override
    public StreamingChatModel createModelWith(ChatModelListener listener) {
        return server.streamingModel().listeners(listener).build();
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
    protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(StreamingChatModel model) {
        return AzureLlamaChatResponseMetadata.class;
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder io, String id) {
        verifyPieces(handler, io, 0, id, "getWeather");
        io.verify(handler).onCompleteToolCall(complete(0, id, "getWeather", "{\"city\":\"Munich\"}"));
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder io, String id1, String id2) {
        verifyPieces(handler, io, 0, id1, "getWeather");
        verifyPieces(handler, io, 1, id2, "getTime");
        io.verify(handler).onCompleteToolCall(complete(0, id1, "getWeather", "{\"city\":\"Munich\"}"));
        io.verify(handler).onCompleteToolCall(complete(1, id2, "getTime", "{\"country\":\"France\"}"));
    }

    /** How many pieces there are is the server's affair; that they make the arguments, the kit itself asserts. */
    private static void verifyPieces(
            StreamingChatResponseHandler handler, InOrder io, int index, String id, String name) {
        io.verify(handler, atLeastOnce())
                .onPartialToolCall(
                        argThat(piece -> piece.index() == index
                                && piece.id().equals(id)
                                && piece.name().equals(name)),
                        any());
    }
}
