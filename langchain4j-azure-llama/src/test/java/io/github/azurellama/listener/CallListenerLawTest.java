package io.github.azurellama.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.RecordedCalls;
import io.github.azurellama.testing.RecordedCalls.RecordedCall;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call has one begin and one end, and its numbers agree, whatever the server does and whenever the caller cancels. */
class CallListenerLawTest extends MockServerTest {

    private static final List<CallMode> MODES = List.of(CallMode.values());
    private static final RetryPolicy SHORT =
            RetryPolicy.DEFAULT.withMaxRetries(2).withBackoff(Duration.ofMillis(1));

    private final RecordedCalls calls = new RecordedCalls();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 80);
    }

    private static MockResponse.Builder retryable(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Responses.json(429, "{}").setHeader("retry-after-ms", "" + random.nextInt(5));
            case 1 ->
                Responses.json(503, "{\"error\":{\"message\":\"overloaded\"}}").setHeader("Retry-After", "0");
            case 2 -> Responses.json(500, "not JSON");
            default -> new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket());
        };
    }

    private static MockResponse.Builder last(Random random, CallMode mode) {
        return switch (random.nextInt(6)) {
            case 0 -> Responses.json(400, "{}");
            case 1 -> mode.raw("{\"error\":{\"message\":\"gone\"}}");
            case 2 -> mode.raw("{\"choices\":\"none\"}");
            case 3 -> mode.answer("cut off here").onResponseBody(new SocketEffect.CloseSocket());
            default -> mode.answer("one two three");
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_call_ends_once_whatever_the_server_does(long seed) throws Exception {
        var random = new Random(seed);
        CallMode mode = MODES.get(random.nextInt(MODES.size()));
        IntStream.range(0, random.nextInt(4)).forEach(i -> enqueue(retryable(random)));
        enqueue(last(random, mode));
        Chat chat = open(mode, builder -> builder.callListeners(calls).retryPolicy(SHORT));

        ChatResponse response = null;
        Throwable thrown = null;
        try {
            response = chat.ask("Hi");
        } catch (RuntimeException e) {
            thrown = e;
        }

        RecordedCall call = calls.only();
        assertLaws(call);
        assertThat(call.end().outcome()).isEqualTo(response == null ? CallOutcome.FAILURE : CallOutcome.SUCCESS);
        assertThat(call.end().failure()).isSameAs(thrown);
    }

    private static void assertLaws(RecordedCall call) {
        assertThat(call.order.stream().filter("end"::equals)).hasSize(1);
        assertThat(call.order).endsWith("end");
        assertThat(call.threads.stream().distinct()).hasSize(1);
        assertThat(call.attempts)
                .extracting(CallAttempt::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, call.attempts.size()).boxed().toList());
        assertThat(call.attempts).allMatch(attempt -> (attempt.status() == null) == (attempt.failure() != null));
        assertThat(call.end().attempts()).isEqualTo(call.attempts.size());
        assertThat(call.retried).hasSize(Math.max(0, call.attempts.size() - 1));
        assertThat(call.end().retryWait().plus(call.end().quotaWait()))
                .isLessThanOrEqualTo(call.end().duration());
        assertThat(call.firstTokens).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_call_that_is_cancelled_at_any_time_ends_once(long seed) throws Exception {
        var random = new Random(seed);
        int way = random.nextInt(3);
        enqueue((way == 0 ? CallMode.ASYNC : CallMode.STREAMING)
                .answer("a b c d e f g h")
                .throttleBody(64, 1, TimeUnit.MILLISECONDS));
        Runnable cancel =
                switch (way) {
                    case 0 -> future();
                    case 1 -> subscription();
                    default -> stream();
                };

        LockSupport.parkNanos(random.nextInt(5_000_000));
        cancel.run();

        RecordedCall call = calls.only();
        assertThat(call.end().outcome()).isIn(CallOutcome.CANCELLED, CallOutcome.SUCCESS);
        assertThat(call.end().failure()).isNull();
        assertThat(call.threads.stream().distinct()).hasSize(1);
        assertThat(call.order).endsWith("end");
    }

    private Runnable future() {
        CompletableFuture<ChatResponse> future = AzureLlamaChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build()
                .doChatAsync(question("Hi"));
        return () -> future.cancel(true);
    }

    private AzureLlamaStreamingChatModel streaming() {
        return AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build();
    }

    private Runnable subscription() {
        var subscriber = new ProbeSubscriber(100);
        NewerCore.chat(streaming(), question("Hi")).subscribe(subscriber);
        return subscriber::cancel;
    }

    /** Cancels at the first callback after that, because a handler gets its handle there. */
    private Runnable stream() {
        var cancelled = new AtomicBoolean();
        streaming().chat(question("Hi"), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
                StreamingHandle handle = context.streamingHandle();
                if (cancelled.get()) {
                    handle.cancel();
                }
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                // what the listener sees is checked
            }

            @Override
            public void onError(Throwable error) {
                throw new AssertionError(error);
            }
        });
        return () -> cancelled.set(true);
    }
}
