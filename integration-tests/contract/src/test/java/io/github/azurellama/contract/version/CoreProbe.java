package io.github.azurellama.contract.version;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.RecordingSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls both chat models in each way that the LangChain4j of its class loader has. Only classes of the JDK cross the border of
 * that class loader.
 */
public final class CoreProbe implements Function<List<String>, Map<String, String>> {

    private static final ChatRequest QUESTION =
            ChatRequest.builder().messages(UserMessage.from("Count")).build();

    private final List<String> heard = new ArrayList<>();

    /** Notes what it hears of. */
    private final class Listener implements ChatModelListener {
        @Override
        public void onRequest(ChatModelRequestContext context) {
            heard.add("request");
        }

        @Override
        public void onResponse(ChatModelResponseContext context) {
            heard.add("response");
        }
    }

    /** The text of the response and what the listener heard, by call mode; takes URL, key and model. */
    @Override
    public Map<String, String> apply(List<String> server) {
        var results = new TreeMap<String, String>();
        AzureLlamaChatModel blocking =
                configured(AzureLlamaChatModel.builder(), server).build();
        AzureLlamaStreamingChatModel streaming =
                configured(AzureLlamaStreamingChatModel.builder(), server).build();
        results.put("sync", text(blocking.chat(QUESTION)));
        var handler = new Recorder();
        streaming.chat(QUESTION, (StreamingChatResponseHandler) handler);
        results.put("streaming", text(handler.result()));
        try {
            var future = (CompletableFuture<?>) blocking.getClass()
                    .getMethod("chatAsync", ChatRequest.class)
                    .invoke(blocking, QUESTION);
            results.put("async", text((ChatResponse) future.get(60, TimeUnit.SECONDS)));
            results.put("publisher", text(published(streaming)));
        } catch (NoSuchMethodException e) {
            return results; // LangChain4j 1.19
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return results;
    }

    private <M> AzureLlamaChatModelBuilder<M> configured(AzureLlamaChatModelBuilder<M> builder, List<String> server) {
        return builder.endpoint(server.get(0))
                .endpointKind(EndpointKind.OPENAI_COMPATIBLE)
                .apiKey(server.get(1))
                .modelName(server.get(2))
                .listeners(new Listener());
    }

    @SuppressWarnings("unchecked")
    private static ChatResponse published(AzureLlamaStreamingChatModel model) throws ReflectiveOperationException {
        var publisher = (Flow.Publisher<Object>)
                model.getClass().getMethod("chat", ChatRequest.class).invoke(model, QUESTION);
        var recorder = new Recorder();
        publisher.subscribe(new RecordingSubscriber(recorder, 1));
        return recorder.result();
    }

    private String text(ChatResponse response) {
        String text = response.aiMessage().text() + heard;
        heard.clear();
        return text;
    }
}
