package io.github.azurellama.testing;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What LangChain4j has since 1.20, called by reflection; with 1.19 the model itself is called, without listeners. */
public final class NewerCore {

    private static final @Nullable Method CHAT_ASYNC =
            method(AzureLlamaChatModel.class, "chatAsync", ChatRequest.class);
    private static final @Nullable Method CHAT = method(AzureLlamaStreamingChatModel.class, "chat", ChatRequest.class);

    private NewerCore() {}

    /** Whether it is there. */
    public static boolean isPresent() {
        return CHAT_ASYNC != null;
    }

    /** As {@code ChatModel.chatAsync}. */
    @SuppressWarnings("unchecked")
    public static CompletableFuture<ChatResponse> chatAsync(AzureLlamaChatModel model, ChatRequest request) {
        return CHAT_ASYNC == null
                ? model.doChatAsync(request)
                : (CompletableFuture<ChatResponse>) call(CHAT_ASYNC, model, request);
    }

    /** As {@code StreamingChatModel.chat} without a handler. */
    @SuppressWarnings("unchecked")
    public static Flow.Publisher<Object> chat(AzureLlamaStreamingChatModel model, ChatRequest request) {
        return CHAT == null ? model.doChat(request) : (Flow.Publisher<Object>) call(CHAT, model, request);
    }

    /** The response of the last event of a publisher, or empty if it is another event. */
    public static Optional<ChatResponse> completed(Object event) {
        Method content = method(event.getClass(), "chatResponse");
        Object response = content == null ? event : call(content, event);
        return Optional.of(response).filter(ChatResponse.class::isInstance).map(ChatResponse.class::cast);
    }

    private static @Nullable Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " failed", e);
        }
    }
}
