package io.github.azurellama;

import static java.lang.invoke.MethodType.methodType;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that returns a future, with the listeners that LangChain4j adds in {@code chatAsync} since 1.20, whereas this library is
 * compiled with 1.19, where such a call has no listeners.
 */
final class NewerChat {

    private static final @Nullable MethodHandle CHAT_ASYNC = chatAsync();

    private NewerChat() {}

    @SuppressWarnings("unchecked")
    static CompletableFuture<ChatResponse> start(AzureLlamaChatModel model, ChatRequest request) {
        if (CHAT_ASYNC == null) {
            return model.doChatAsync(request);
        }
        try {
            return (CompletableFuture<ChatResponse>) CHAT_ASYNC.invoke(model, request);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static @Nullable MethodHandle chatAsync() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(ChatModel.class, "chatAsync", methodType(CompletableFuture.class, ChatRequest.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
