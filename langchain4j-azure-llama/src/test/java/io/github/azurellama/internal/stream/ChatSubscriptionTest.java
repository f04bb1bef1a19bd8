package io.github.azurellama.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.StreamAbortedException;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.Recorder;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Demand, cancel and failure of one subscription, whose stream the test plays itself. */
@Timeout(Recorder.PATIENCE_SECONDS)
class ChatSubscriptionTest {

    private final CancelFlag handle = new CancelFlag();
    private final List<String> call = new ArrayList<>();
    private final CallEvents events = new CallEvents() {
        @Override
        public void onFailure(Throwable failure) {
            call.add("failure " + failure.getMessage());
        }

        @Override
        public void onCancelled() {
            call.add("cancelled");
        }
    };

    private Thread reader = new Thread();

    private ProbeSubscriber subscribe(
            ProbeSubscriber subscriber, Executor executor, Consumer<StreamListener<ChatResponse>> stream) {
        new ChatPublisher(() -> events, (given, listener) -> stream.accept(listener.apply(handle)), executor)
                .subscribe(subscriber);
        return subscriber;
    }

    private ProbeSubscriber subscribe(long demand, Consumer<StreamListener<ChatResponse>> stream) {
        return subscribe(new ProbeSubscriber(demand), Runnable::run, stream);
    }

    /** Plays a stream on another thread, which then waits for demand. */
    private CompletableFuture<Void> waiting(ProbeSubscriber subscriber, Consumer<StreamListener<ChatResponse>> stream) {
        CompletableFuture<Void> played =
                CompletableFuture.runAsync(() -> subscribe(subscriber, Runnable::run, stream), task -> {
                    reader = new Thread(task);
                    reader.setDaemon(true);
                    reader.start();
                });
        Eventually.assertThat("the thread waits for demand", () -> reader.getState() == Thread.State.WAITING);
        return played;
    }

    private static void join(CompletableFuture<Void> played) throws Exception {
        played.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void each_delta_is_an_event_of_its_type() throws InterruptedException {
        ProbeSubscriber subscriber = subscribe(Long.MAX_VALUE, listener -> {
            listener.onThinking("Hm");
            listener.onText("Hi");
            listener.onToolCall(2, "a", "f", "{");
            listener.onUnmapped("#raw#".getBytes(UTF_8), 1, 3);
        });

        assertThat(((PartialThinking) subscriber.next()).text()).isEqualTo("Hm");
        assertThat(((PartialResponse) subscriber.next()).text()).isEqualTo("Hi");
        assertThat(subscriber.next())
                .isEqualTo(PartialToolCall.builder()
                        .index(2)
                        .id("a")
                        .name("f")
                        .partialArguments("{")
                        .build());
        assertThat(subscriber.next().toString()).contains("raw").doesNotContain("#");
        subscriber.assertSilent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void demand_adds_up_and_ends_at_the_largest_number(long more) throws InterruptedException {
        var other = new ProbeSubscriber(1);
        subscribe(other, Runnable::run, listener -> {
            other.request(more);
            listener.onText("1");
            listener.onText("2");
        });
        assertThat(((PartialResponse) other.next()).text()).isEqualTo("1");
        assertThat(((PartialResponse) other.next()).text()).isEqualTo("2");
        other.assertSilent();
    }

    @Test
    void an_event_waits_until_it_is_requested() throws Exception {
        var subscriber = new ProbeSubscriber(1);
        CompletableFuture<Void> played = waiting(subscriber, listener -> {
            listener.onText("1");
            listener.onText("2");
        });
        assertThat(((PartialResponse) subscriber.next()).text()).isEqualTo("1");
        subscriber.assertSilent();

        subscriber.request(1);
        join(played);
        assertThat(((PartialResponse) subscriber.next()).text()).isEqualTo("2");
    }

    @Test
    void an_interrupt_does_not_end_the_wait_and_is_kept() throws Exception {
        var subscriber = new ProbeSubscriber(0);
        CompletableFuture<Boolean> isInterrupted = new CompletableFuture<>();
        CompletableFuture<Void> played = waiting(subscriber, listener -> {
            listener.onText("1");
            isInterrupted.complete(Thread.interrupted());
        });

        reader.interrupt();
        Eventually.assertThat("the wait goes on", () -> !reader.isInterrupted());
        subscriber.assertSilent();
        subscriber.request(1);
        join(played);
        assertThat(isInterrupted).isCompletedWithValue(true);
        subscriber.next();
    }

    @Test
    void a_cancel_ends_the_wait_and_the_stream() throws Exception {
        var subscriber = new ProbeSubscriber(0);
        CompletableFuture<Void> played = waiting(subscriber, listener -> {
            listener.onText("1");
            listener.onError(new IllegalStateException("cancelled"));
        });

        subscriber.cancel();
        join(played);
        assertThat(handle.isCancelled()).isTrue();
        subscriber.assertSilent();
    }

    @Test
    void a_call_over_its_timeout_ends_the_wait_as_a_failure_of_reading() throws Exception {
        var subscriber = new ProbeSubscriber(0);
        var begun = new CompletableFuture<StreamListener<ChatResponse>>();
        CompletableFuture<Void> played = waiting(subscriber, listener -> {
            begun.complete(listener);
            assertThatThrownBy(() -> listener.onText("1"))
                    .isInstanceOfSatisfying(
                            StreamAbortedException.class,
                            e -> assertThat(e.reason()).isInstanceOf(InterruptedIOException.class));
        });

        begun.get().onCallCancelled();
        join(played);
        subscriber.assertSilent();
    }

    @Test
    void a_cancel_before_the_call_begins_reaches_its_listeners_and_sends_nothing() {
        List<Runnable> tasks = new ArrayList<>();
        ProbeSubscriber subscriber = subscribe(new ProbeSubscriber(1), tasks::add, listener -> {
            throw new AssertionError("a request was sent");
        });

        subscriber.cancel();
        tasks.forEach(Runnable::run);
        assertThat(call).containsExactly("cancelled");
        subscriber.assertSilent();
    }

    @Test
    void a_cancel_while_the_request_is_made_cancels_its_stream() {
        var subscriber = new ProbeSubscriber(1);
        new ChatPublisher(
                        () -> events,
                        (given, listener) -> {
                            subscriber.cancel();
                            listener.apply(handle).onText("1");
                        },
                        Runnable::run)
                .subscribe(subscriber);

        assertThat(handle.isCancelled()).isTrue();
        subscriber.assertSilent();
    }

    @Test
    void a_request_that_cannot_be_made_is_a_failure_of_call_and_stream() throws InterruptedException {
        ProbeSubscriber subscriber = subscribe(1, listener -> {
            throw new IllegalArgumentException("bad request");
        });

        assertThat(subscriber.failure()).hasMessage("bad request");
        assertThat(call).containsExactly("failure bad request");
        subscriber.assertSilent();
    }

    @Test
    void a_system_without_threads_is_a_failure_of_call_and_stream() throws InterruptedException {
        ProbeSubscriber subscriber = subscribe(
                new ProbeSubscriber(1),
                task -> {
                    throw new RejectedExecutionException("full");
                },
                listener -> {});

        assertThat(subscriber.failure()).hasMessage("full");
        assertThat(call).containsExactly("failure full");
    }

    @Test
    void a_stream_that_has_failed_does_not_fail_again() throws InterruptedException {
        ProbeSubscriber subscriber = subscribe(1, listener -> {
            listener.onError(new IllegalStateException("first"));
            throw new IllegalStateException("second");
        });

        assertThat(subscriber.failure()).hasMessage("first");
        subscriber.request(0);
        subscriber.assertSilent();
    }
}
