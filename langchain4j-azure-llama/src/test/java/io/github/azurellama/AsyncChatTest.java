package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.testing.EndedCalls;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What is particular to calls that return a future; all else holds in each {@code CallMode}. */
class AsyncChatTest extends MockServerTest {

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    private final EndedCalls calls = new EndedCalls();

    private AzureLlamaChatModel model(Consumer<AzureLlamaChatModelBuilder<AzureLlamaChatModel>> settings) {
        var builder =
                AzureLlamaChatModel.builder().endpoint(url("/v1")).apiKey(KEY).okHttpClient(calls.client());
        settings.accept(builder);
        return builder.build();
    }

    private CompletableFuture<ChatResponse> start(Consumer<AzureLlamaChatModelBuilder<AzureLlamaChatModel>> settings) {
        return model(settings).doChatAsync(question("Hi"));
    }

    private CompletableFuture<ChatResponse> start() {
        return start(builder -> {});
    }

    private static <T> T result(CompletableFuture<T> future) throws Exception {
        return future.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void a_cancel_ends_a_call_whose_server_is_silent() throws Exception {
        enqueue(SILENCE);
        CompletableFuture<ChatResponse> future = start();
        taken();

        assertThat(future.cancel(true)).isTrue();

        calls.awaitEnd();
        assertThat(future).isCancelled();
        assertThat(server.getRequestCount()).as("requests").isEqualTo(1);
    }

    @Test
    void a_cancel_of_the_text_ends_the_call_too() throws Exception {
        enqueue(SILENCE);
        CompletableFuture<String> text = model(builder -> {}).chatAsync("Hi");
        taken();

        text.cancel(true);

        calls.awaitEnd();
        assertThat(server.getRequestCount()).as("requests").isEqualTo(1);
    }

    @Test
    void a_text_comes_as_that_of_the_response_and_fails_as_it_does() throws Exception {
        enqueue(Responses.whole("Hello"));
        assertThat(result(model(builder -> {}).chatAsync("Hi"))).isEqualTo("Hello");

        enqueue(Responses.json(404, "{}"));
        CompletableFuture<String> failing = model(builder -> {}).chatAsync("Hi");
        assertThatThrownBy(() -> result(failing)).hasCauseInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void a_cancel_ends_the_delay_before_a_retry() throws Exception {
        enqueue(Responses.json(503, "{}").addHeader("Retry-After", 50));
        CompletableFuture<ChatResponse> future = start();
        taken();

        future.cancel(true);

        calls.awaitEnd();
        assertThat(server.getRequestCount()).as("requests").isEqualTo(1);
    }

    @Test
    void a_cancel_ends_the_wait_for_a_permit() throws Exception {
        LlamaQuota quota = LlamaQuota.perMinute(10, 100_000);
        quota.blockFor(Duration.ofSeconds(50));
        CompletableFuture<ChatResponse> future = start(builder -> builder.quota(quota));
        calls.awaitBegin();

        future.cancel(true);

        calls.awaitEnd();
        assertThat(server.getRequestCount()).as("requests").isZero();
    }

    @Test
    void a_cancel_ends_the_wait_for_a_credential_and_interrupts_who_fetches_it() throws Exception {
        var fetching = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        CompletableFuture<ChatResponse> future = start(builder -> builder.credential(AzureLlamaCredential.bearer(() -> {
            fetching.countDown();
            try {
                TimeUnit.SECONDS.sleep(Recorder.PATIENCE_SECONDS);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return "too late";
        })));
        fetching.await();

        future.cancel(true);

        calls.awaitEnd();
        assertThat(result(interrupted)).isTrue();
        assertThat(server.getRequestCount()).as("requests").isZero();
    }

    @Test
    void a_future_that_is_completed_from_outside_ends_the_call_too() throws Exception {
        enqueue(SILENCE);
        CompletableFuture<ChatResponse> future = start();
        taken();

        assertThat(future.completeExceptionally(new TimeoutException("of the caller")))
                .isTrue();

        calls.awaitEnd();
    }

    @Test
    void a_future_that_is_cancelled_at_once_sends_at_most_one_request() throws Exception {
        enqueue(SILENCE);
        CompletableFuture<ChatResponse> future = start();

        future.cancel(true);

        assertThat(future).isCancelled();
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void the_second_request_of_a_repair_is_not_sent_after_a_cancel() throws Exception {
        enqueue(Responses.whole("no JSON"), SILENCE);
        CompletableFuture<ChatResponse> future = start(builder -> builder.repairJson(true)
                .structuredOutput(StructuredOutput.PROMPTED)
                .responseFormat(ResponseFormat.JSON));
        taken();
        taken();

        future.cancel(true);

        calls.awaitEnds(2);
    }

    @Test
    void what_is_not_supported_completes_the_future_and_throws_nothing() {
        var message = UserMessage.from(AudioContent.from(
                Audio.builder().base64Data("QUJD").mimeType("audio/mpeg").build()));
        CompletableFuture<ChatResponse> future = AzureLlamaChatModel.builder()
                .endpoint(url("/v1"))
                .build()
                .doChatAsync(ChatRequest.builder().messages(message).build());

        assertThatThrownBy(() -> result(future))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void the_defaults_of_the_model_are_sent() throws Exception {
        enqueue(Responses.whole("ok"));

        result(start(builder -> builder.temperature(0.25).modelName("llama-70b")));

        assertThat(taken().getBody().utf8()).contains("\"temperature\":0.25", "\"model\":\"llama-70b\"");
    }

    @Test
    void the_caller_does_not_wait_and_is_not_called_back() throws Exception {
        var release = new CountDownLatch(1);
        enqueue(new MockResponse.Builder()
                .body(new HeldBody("", release, Responses.wholeJson("late")))
                .onResponseEnd(new SocketEffect.CloseSocket()));

        CompletableFuture<Thread> thread = start().thenApply(response -> Thread.currentThread());

        assertThat(thread).isNotDone();
        release.countDown();
        assertThat(result(thread)).isNotSameAs(Thread.currentThread());
    }
}
