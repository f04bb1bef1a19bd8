package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.Recorder;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callbacks have the context class loader of the caller, whatever thread of the library is reused for them. */
class ContextClassLoaderTest extends MockServerTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "ASYNC", "PUBLISHER"})
    void it_is_that_of_each_call(CallMode mode) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (var mine = new URLClassLoader(new URL[0], before)) {
                Thread.currentThread().setContextClassLoader(mine);
                enqueue(mode.answer("ok"));

                assertThat(ofCallback(mode)).isSameAs(mine);
            }
        }
    }

    private ClassLoader ofCallback(CallMode mode) throws Exception {
        var seen = new CompletableFuture<ClassLoader>();
        switch (mode) {
            case ASYNC -> {
                var attached = new CountDownLatch(1);
                AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                        .endpoint(url("/v1"))
                        .credential(AzureLlamaCredential.bearer(() -> {
                            awaited(attached); // else a fast response is there before the callback
                            return KEY;
                        }))
                        .build();
                var continued =
                        NewerCore.chatAsync(model, question("Hi")).thenAccept(response -> seen.complete(current()));
                attached.countDown();
                continued.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            case PUBLISHER ->
                NewerCore.chat(streaming(), question("Hi")).subscribe(new ProbeSubscriber(Long.MAX_VALUE) {
                    @Override
                    public void onNext(Object event) {
                        seen.complete(current());
                    }
                });
            default ->
                streaming().chat(question("Hi"), new StreamingChatResponseHandler() {
                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        seen.complete(current());
                    }

                    @Override
                    public void onError(Throwable error) {
                        seen.completeExceptionally(error);
                    }
                });
        }
        return seen.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private AzureLlamaStreamingChatModel streaming() {
        return AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build();
    }

    private static ClassLoader current() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
