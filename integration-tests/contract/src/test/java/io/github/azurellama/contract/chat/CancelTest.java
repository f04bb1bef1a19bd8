package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A cancelled stream is cancelled on the server too, and passes nothing more on. */
class CancelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_cancel_from_a_callback_closes_the_connection(Scenario scenario) throws InterruptedException {
        try (var deployed = scenario.saying("one two three four five")) {
            // The server stays silent, so that nothing but the cancel can end the stream.
            deployed.azure().failNext(Fault.stallAfter(4));
            var handler = new Handler(true);

            model(deployed).chat("Count", handler);

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            assertThat(handler.handle().isCancelled()).isTrue();
            assertThat(handler.chunks).hasValue(1);
            assertThat(handler.ends).hasValue(0);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_cancel_from_another_thread_closes_the_connection_while_the_server_is_silent(Scenario scenario)
            throws InterruptedException {
        try (var deployed = scenario.saying("one two three four five")) {
            deployed.azure().failNext(Fault.stallAfter(4));
            var handler = new Handler(false);
            model(deployed).chat("Count", handler);

            handler.handle().cancel();

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            assertThat(handler.ends).hasValue(0);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_model_works_on_after_a_cancel(Scenario scenario) throws InterruptedException {
        try (var deployed = scenario.saying("one two three four five")) {
            deployed.azure().failNext(Fault.stallAfter(4));
            var model = model(deployed);
            model.chat("Count", new Handler(true));
            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();

            var next = new Handler(false);
            model.chat("Count again", next);

            assertThat(next.answer()).isEqualTo("one two three four five");
        }
    }

    private static AzureLlamaStreamingChatModel model(Deployment deployed) {
        var builder = AzureLlamaStreamingChatModel.builder();
        deployed.target().configure(builder, deployed.azure());
        return builder.build();
    }

    /** Counts its callbacks, and cancels at the first chunk if it is to. */
    private static final class Handler implements StreamingChatResponseHandler {

        private final boolean cancels;
        private final BlockingQueue<StreamingHandle> handles = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final AtomicInteger chunks = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();

        Handler(boolean cancels) {
            this.cancels = cancels;
        }

        @Override
        public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
            chunks.incrementAndGet();
            handles.add(context.streamingHandle());
            if (cancels) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            ends.incrementAndGet();
            answers.add(response.aiMessage().text());
        }

        @Override
        public void onError(Throwable error) {
            ends.incrementAndGet();
            answers.add("failed: " + error);
        }

        StreamingHandle handle() throws InterruptedException {
            return taken(handles);
        }

        String answer() throws InterruptedException {
            return taken(answers);
        }

        private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
            var taken = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(taken).isNotNull();
            return taken;
        }
    }
}
