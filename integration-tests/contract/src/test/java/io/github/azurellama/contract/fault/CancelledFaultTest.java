package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancelling is silent at any moment, may be done twice, and closes the connection while the server misbehaves. */
@Timeout(60)
class CancelledFaultTest {

    @Test
    void while_the_server_is_silent_in_an_event() throws Exception {
        assertSilent(exchange -> {
            exchange.send(exchange.responseShape().streamHead()
                    + ResponseShape.event(exchange.responseShape().delta("one ")) + "data: {\"id\"");
            exchange.stall();
        });
    }

    @Test
    void while_the_server_sends_events_without_end() throws Exception {
        assertSilent(exchange -> {
            exchange.send(exchange.responseShape().streamHead());
            while (true) {
                exchange.send(ResponseShape.event(exchange.responseShape().delta("one ")));
            }
        });
    }

    @Test
    void while_the_server_sends_comments_without_end() throws Exception {
        assertSilent(exchange -> {
            exchange.send(exchange.responseShape().streamHead()
                    + ResponseShape.event(exchange.responseShape().delta("one ")));
            while (true) {
                exchange.send(": ping\n\n");
            }
        });
    }

    @Test
    void after_the_end() throws Exception {
        try (var server = new BrokenServer(BrokenExchange::answer)) {
            var handler = new Handler();
            model(server).chat("Count", handler);
            handler.ended.get(30, TimeUnit.SECONDS);

            handler.handle.get().cancel();
            handler.handle.get().cancel();

            assertThat(handler.handle.get().isCancelled()).isFalse();
            assertThat(handler.ends).hasValue(1);
        }
    }

    private static void assertSilent(FaultScript script) throws Exception {
        var handler = new Handler();
        try (var server = new BrokenServer(script)) {
            model(server).chat("Count", handler);
            StreamingHandle handle = handler.handle.get(30, TimeUnit.SECONDS);

            handle.cancel();
            handle.cancel();

            assertThat(handle.isCancelled()).isTrue();
            Eventually.assertThat("the server sees the connection closed", () -> server.connections() == 0);
        }
        assertThat(handler.ends).hasValue(0);
    }

    private static AzureLlamaStreamingChatModel model(BrokenServer server) {
        return FaultScenario.addressed(AzureLlamaStreamingChatModel.builder(), server.url())
                .build();
    }

    private static final class Handler implements StreamingChatResponseHandler {

        private final CompletableFuture<StreamingHandle> handle = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
            handle.complete(context.streamingHandle());
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end();
        }

        @Override
        public void onError(Throwable error) {
            end();
        }

        private void end() {
            ends.incrementAndGet();
            ended.complete(true);
        }
    }
}
