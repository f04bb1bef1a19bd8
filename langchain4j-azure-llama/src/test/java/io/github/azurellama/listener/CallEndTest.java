package io.github.azurellama.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.LastThread;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.RecordedCalls;
import io.github.azurellama.testing.RecordedCalls.RecordedCall;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How calls end that do not succeed. */
class CallEndTest extends MockServerTest {

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    private final RecordedCalls calls = new RecordedCalls();

    private Chat listened(CallMode mode) {
        return open(mode, builder -> builder.callListeners(calls).maxRetries(0));
    }

    private RecordedCall failed(Throwable thrown) throws InterruptedException {
        RecordedCall call = calls.only();
        assertThat(call.end().outcome()).isEqualTo(CallOutcome.FAILURE);
        assertThat(call.end().failure()).as("what the caller gets").isSameAs(thrown);
        return call;
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_error_of_the_server_is_a_failure_with_its_status(CallMode mode) throws Exception {
        enqueue(Responses.json(400, "{}"));

        RecordedCall call = failed(catchThrowable(listened(mode)::text));

        assertThat(call.end().lastAttempt()).extracting(CallAttempt::status).isEqualTo(400);
        assertThat(call.end().response()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_attempt_without_a_connection_has_neither_status_nor_protocol(CallMode mode) throws InterruptedException {
        Chat chat = open(
                mode, builder -> builder.endpoint(GONE).callListeners(calls).maxRetries(0));

        RecordedCall call = failed(catchThrowable(chat::text));

        CallAttempt attempt = call.attempts.get(0);
        assertThat(attempt.failure()).isInstanceOf(ConnectException.class);
        assertThat(attempt.status()).isNull();
        assertThat(attempt.protocol()).isNull();
        assertThat(attempt.isConnectionReused()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_over_its_timeout_is_a_failure(CallMode mode) throws Exception {
        enqueue(SILENCE);
        Chat chat = open(mode, builder -> builder.callListeners(calls).callTimeout(Duration.ofMillis(300)));

        RecordedCall call = failed(catchThrowable(chat::text));

        assertThat(call.end().failure()).isInstanceOf(TimeoutException.class);
        assertThat(call.attempts.get(0).failure()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_request_that_is_refused_before_it_is_sent_has_no_attempt(CallMode mode) throws Exception {
        var audio = ChatRequest.builder()
                .messages(UserMessage.from(AudioContent.from("aGk=", "audio/wav")))
                .build();
        Chat chat = listened(mode);

        Throwable thrown = catchThrowable(() -> chat.ask(audio));

        RecordedCall call = failed(thrown);
        assertThat(call.order).containsExactly("end");
        assertThat(call.end().attempts()).isZero();
        assertThat(call.end().lastAttempt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"STREAMING", "PUBLISHER"})
    void an_error_inside_a_stream_is_a_failure_after_an_attempt_that_succeeded(CallMode mode) throws Exception {
        enqueue(Responses.events(Responses.chunk("Hi") + Responses.event("{\"error\":{\"message\":\"gone\"}}")));
        Chat chat = listened(mode);

        Throwable thrown = catchThrowable(chat::text);

        RecordedCall call = failed(thrown);
        assertThat(call.order).containsExactly("attempt", "token", "end");
        assertThat(call.attempts.get(0).status()).isEqualTo(200);
    }

    @Test
    void a_stream_that_its_handler_cancels_is_cancelled() throws Exception {
        enqueue(HeldBody.stalled(Responses.chunk("Hi")));
        Recorder handler = watched(new Recorder() {
            @Override
            public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
                context.streamingHandle().cancel();
            }
        });

        AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build()
                .chat(question("Hi"), handler);

        assertCancelled(calls.only(), "attempt", "token", "end");
    }

    private static void assertCancelled(RecordedCall call, String... order) {
        assertThat(call.order).containsExactly(order);
        assertThat(call.end().outcome()).isEqualTo(CallOutcome.CANCELLED);
        assertThat(call.end().failure()).isNull();
        assertThat(call.end().response()).isNull();
    }

    @Test
    void a_cancelled_subscription_is_cancelled_whether_the_call_was_made_or_not() throws Exception {
        enqueue(HeldBody.stalled(Responses.chunk("Hi")));
        var model = AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build();
        var subscriber = new ProbeSubscriber(10);

        NewerCore.chat(model, question("Hi")).subscribe(subscriber);
        calls.begun().get(0).hasFirstToken.await();
        subscriber.cancel();

        assertCancelled(calls.only(), "attempt", "token", "end");
    }

    @Test
    void a_cancelled_future_is_cancelled_even_before_the_call_is_made() throws Exception {
        enqueue(SILENCE);
        var model = AzureLlamaChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build();

        CompletableFuture<ChatResponse> sent = model.doChatAsync(question("Hi"));
        taken();
        sent.cancel(true);
        assertCancelled(calls.next(), "attempt", "end");
        for (int i = 0; i < 50; i++) {
            model.doChatAsync(question("Hi")).cancel(true); // most of them before their thread has begun
            assertThat(calls.next().end().outcome()).isEqualTo(CallOutcome.CANCELLED);
        }
    }

    @Test
    void an_interrupted_call_is_cancelled() throws Exception {
        enqueue(SILENCE);
        Chat chat = listened(CallMode.SYNC);
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(() -> thrown.set(catchThrowable(chat::text)));
        thread.start();
        taken();

        thread.interrupt();

        assertCancelled(calls.only(), "attempt", "end");
        thread.join();
        assertThat(thrown.get()).isInstanceOf(LangChain4jException.class);
    }

    @Test
    void a_call_that_the_system_has_no_thread_for_is_a_failure() throws Exception {
        var model = AzureLlamaChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build();

        CompletableFuture<ChatResponse> future = LastThread.get(() -> model.doChatAsync(question("Hi")));

        RecordedCall call =
                failed(Objects.requireNonNull(catchThrowable(future::join).getCause()));
        assertThat(call.end().failure()).isInstanceOf(OutOfMemoryError.class).hasMessage(LastThread.NO_MORE);
        assertThat(call.end().attempts()).isZero();
    }
}
