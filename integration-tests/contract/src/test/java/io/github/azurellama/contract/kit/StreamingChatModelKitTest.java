package io.github.azurellama.contract.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.atLeastOnce;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.InOrder;

/** LangChain4j's test of streaming chat models. */
@ParameterizedClass
@MethodSource("io.github.azurellama.contract.kit.KitServer#all")
class StreamingChatModelKitTest extends AbstractStreamingChatModelIT {

    @Parameter
    private KitServer server;

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

    /** Takes half a minute, always, and is the same everywhere. */
    @Override
    protected boolean supportsStreamingCancellation() {
        return server.combination() == Combination.LLAMA_NATIVE;
    }

    @AfterParameterizedClassInvocation
    void a_cancelled_stream_closes_its_connection() throws Exception {
        assertThat(!supportsStreamingCancellation() || server.azure().awaitDisconnect(Duration.ofSeconds(10)))
                .isTrue();
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
    protected Class<? extends TokenUsage> tokenUsageType(StreamingChatModel model) {
        return AzureLlamaTokenUsage.class;
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder io, String id) {
        verifyDeltas(handler, io, 0, id, "getWeather");
        io.verify(handler).onCompleteToolCall(complete(0, id, "getWeather", "{\"city\":\"Munich\"}"));
    }

    @Override
    protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder io, String id1, String id2) {
        verifyDeltas(handler, io, 0, id1, "getWeather");
        verifyDeltas(handler, io, 1, id2, "getTime");
        io.verify(handler).onCompleteToolCall(complete(0, id1, "getWeather", "{\"city\":\"Munich\"}"));
        io.verify(handler).onCompleteToolCall(complete(1, id2, "getTime", "{\"country\":\"France\"}"));
    }

    /** The server decides how many deltas there are; the kit itself asserts that they add up to the arguments. */
    private static void verifyDeltas(
            StreamingChatResponseHandler handler, InOrder io, int index, String id, String name) {
        io.verify(handler, atLeastOnce())
                .onPartialToolCall(
                        argThat(chunk -> chunk.index() == index
                                && chunk.id().equals(id)
                                && chunk.name().equals(name)),
                        any());
    }
}
