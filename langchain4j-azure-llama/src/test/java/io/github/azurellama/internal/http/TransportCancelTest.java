package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.testing.MockServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cancelling before there is a response at all, for which LangChain4j's chat interface has no handle. */
class TransportCancelTest {

    @StartStop
    final MockWebServer server = MockServers.create();

    /** Keeps the handle to cancel with and what became of the call. */
    private static final class Consumer implements EventConsumer<CompletionRequest> {
        final BlockingQueue<Runnable> handles = new LinkedBlockingQueue<>();
        final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();

        @Override
        public void onCall(Runnable cancel) {
            handles.add(cancel);
        }

        @Override
        public void onOpen(ResponseHead<CompletionRequest> head) {}

        @Override
        public boolean onEvent(@Nullable String name, byte[] data, int offset, int length) {
            throw new AssertionError("no response was sent");
        }

        @Override
        public void onWhole(Completion completion) {
            throw new AssertionError("no response was sent");
        }

        @Override
        public void onEnd() {
            throw new AssertionError("no response was sent");
        }

        @Override
        public void onFailure(RuntimeException failure) {
            failures.add(failure);
        }
    }

    private Consumer start(Sleeper sleeper) {
        Endpoint endpoint = Endpoint.of(server.url("/v1").toString());
        var consumer = new Consumer();
        new HttpTransport(List.of(PlainSettings.backend(endpoint)), null, PlainSettings.with(null), sleeper)
                .stream(
                        new PendingRequest<>(
                                Operation.COMPLETION,
                                null,
                                CallEvents.NONE,
                                to -> new CompletionRequest(null, "Hello", Map.of(), true)),
                        consumer);
        return consumer;
    }

    @Test
    void while_the_server_is_thinking() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        Consumer consumer = start(Sleeper.ON_THREAD);
        server.takeRequest();
        consumer.handles.take().run();

        assertThat(consumer.failures.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(server.getRequestCount()).as("it is not tried again").isEqualTo(1);
    }

    @Test
    void while_a_retry_is_waited_for() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "59")
                .build());
        var waiting = new LinkedBlockingQueue<Object>();

        Consumer consumer = start((delay, call) -> {
            waiting.add(delay);
            Sleeper.ON_THREAD.await(delay, call);
        });
        waiting.take();
        consumer.handles.take().run();

        assertThat(consumer.failures.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
