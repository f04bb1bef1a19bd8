package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A future or subscription that is cancelled is cancelled on the server too, and signals nothing more. */
class CancelAsyncTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ChatRequest question() {
        return ChatRequest.builder().messages(UserMessage.from("Count")).build();
    }

    @OnChatScenarios(modes = CallMode.ASYNC)
    void a_cancelled_future_closes_the_connection(Scenario scenario) throws Exception {
        try (var deployed = scenario.saying("one two three four five")) {
            deployed.azure().failNext(Fault.stall());
            var builder = AzureLlamaChatModel.builder();
            deployed.target().configure(builder, deployed.azure());
            AzureLlamaChatModel model = builder.build();
            CompletableFuture<ChatResponse> future = model.doChatAsync(question());
            awaitRequest(deployed);

            future.cancel(true);

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            assertThat(model.doChatAsync(question())
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .aiMessage()
                            .text())
                    .isEqualTo("one two three four five");
        }
    }

    private static void awaitRequest(Deployment deployed) throws InterruptedException {
        while (deployed.azure().requests().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.PUBLISHER)
    void a_cancel_from_onNext_closes_the_connection(Scenario scenario) throws Exception {
        assertCancelled(scenario, true);
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.PUBLISHER)
    void a_cancel_from_another_thread_closes_the_connection_while_the_server_is_silent(Scenario scenario)
            throws Exception {
        assertCancelled(scenario, false);
    }

    private static void assertCancelled(Scenario scenario, boolean inside) throws Exception {
        try (var deployed = scenario.saying("one two three four five")) {
            deployed.azure().failNext(Fault.stallAfter(4));
            var subscriber = new Cancelling(inside);
            publisher(deployed).subscribe(subscriber);
            Flow.Subscription subscription = subscriber.begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            if (!inside) {
                subscription.cancel();
            }

            assertThat(deployed.azure().awaitDisconnect(PATIENCE)).isTrue();
            assertThat(subscriber.ends).hasValue(0);
            if (inside) {
                assertThat(subscriber.events).hasValue(1);
            }
        }
    }

    @SuppressWarnings("unchecked") // the return type is raw
    private static Flow.Publisher<Object> publisher(Deployment deployed) {
        var builder = AzureLlamaStreamingChatModel.builder();
        deployed.target().configure(builder, deployed.azure());
        return builder.build().doChat(question());
    }

    /** Cancels in its first {@code onNext} if it is to. */
    private static final class Cancelling implements Flow.Subscriber<Object> {

        private final boolean cancels;
        private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> begun = new CompletableFuture<>();
        private final AtomicInteger events = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();

        Cancelling(boolean cancels) {
            this.cancels = cancels;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscribed.complete(subscription);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object event) {
            events.incrementAndGet();
            if (cancels) {
                subscribed.join().cancel();
            }
            begun.complete(subscribed.join());
        }

        @Override
        public void onError(Throwable failure) {
            ends.incrementAndGet();
        }

        @Override
        public void onComplete() {
            ends.incrementAndGet();
        }
    }
}
