package io.github.azurellama.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaModelCatalog;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.RecordedCalls;
import io.github.azurellama.testing.RecordedCalls.RecordedCall;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;

/** What a {@link LlamaCallListener} sees of calls that succeed. */
class CallListenerTest extends MockServerTest {

    private static final Duration NO_WAIT = Duration.ZERO;

    private final RecordedCalls calls = new RecordedCalls();

    private Chat listened(CallMode mode) {
        return open(mode, builder -> builder.callListeners(calls).modelName("llama-70b"));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_has_an_attempt_and_an_end_with_what_came_back(CallMode mode) throws Exception {
        enqueue(mode.answer("one two"));

        listened(mode).text();

        RecordedCall call = calls.only();
        assertThat(call.call)
                .isEqualTo(new LlamaCall(Operation.CHAT, Endpoint.of(url("/v1")), "llama-70b", mode.isStreaming()));
        assertThat(call.order)
                .isEqualTo(mode.isStreaming() ? List.of("attempt", "token", "end") : List.of("attempt", "end"));
        CallAttempt attempt = call.attempts.get(0);
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.endpoint()).isEqualTo(call.call.endpoint());
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.failure()).isNull();
        assertThat(attempt.retryAfter()).isNull();
        assertThat(attempt.protocol()).isEqualTo("http/1.1");
        assertThat(attempt.duration()).isPositive();
        assertThat(call.end().outcome()).isEqualTo(CallOutcome.SUCCESS);
        assertThat(call.end().failure()).isNull();
        assertThat(call.end().attempts()).isEqualTo(1);
        assertThat(call.end().lastAttempt()).isSameAs(attempt);
        assertThat(call.end().quotaWait()).isEqualTo(NO_WAIT);
        assertThat(call.end().retryWait()).isEqualTo(NO_WAIT);
        assertThat(call.end().response())
                .isEqualTo(new CallResponse(
                        "c1", "llama", new AzureLlamaTokenUsage(3, 4, 7, null, null), FinishReason.STOP));
        assertThat(call.end().duration()).isGreaterThanOrEqualTo(attempt.duration());
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_begins_on_the_thread_of_the_caller_and_goes_on_on_one_thread(CallMode mode) throws Exception {
        enqueue(Responses.json(503, "{}").setHeader("Retry-After", "0"), mode.answer("one two"));

        listened(mode).text();

        RecordedCall call = calls.only();
        assertThat(call.caller).isSameAs(Thread.currentThread());
        assertThat(call.threads.stream().distinct()).hasSize(1);
        assertThat(call.threads.get(0) == call.caller).isEqualTo(mode == CallMode.SYNC);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void the_first_token_is_between_the_attempt_and_the_end(CallMode mode) throws Exception {
        enqueue(mode.answer("one two three"));

        listened(mode).text();

        RecordedCall call = calls.only();
        if (mode.isStreaming()) {
            assertThat(call.firstTokens).hasSize(1);
            assertThat(call.firstTokens.get(0))
                    .isBetween(call.attempts.get(0).duration(), call.end().duration());
            assertThat(call.end().timeToFirstToken()).isEqualTo(call.firstTokens.get(0));
        } else {
            assertThat(call.firstTokens).isEmpty();
            assertThat(call.end().timeToFirstToken()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"STREAMING", "PUBLISHER"})
    void a_whole_response_in_place_of_a_stream_has_a_first_token_too(CallMode mode) throws Exception {
        enqueue(Responses.whole("all at once"));

        listened(mode).text();

        assertThat(calls.only().order).containsExactly("attempt", "token", "end");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_throttled_call_shows_the_delay_of_the_server_and_its_wait(CallMode mode) throws Exception {
        enqueue(Responses.json(429, "{}").setHeader("retry-after-ms", "30"), mode.answer("ok"));

        listened(mode).text();

        RecordedCall call = calls.only();
        assertThat(call.order).startsWith("attempt", "retry", "attempt").endsWith("end");
        assertThat(call.attempts).extracting(CallAttempt::number).containsExactly(1, 2);
        assertThat(call.attempts).extracting(CallAttempt::status).containsExactly(429, 200);
        assertThat(call.attempts).extracting(CallAttempt::protocol).containsExactly("http/1.1", "http/1.1");
        assertThat(call.attempts).extracting(CallAttempt::isConnectionReused).containsExactly(false, true);
        assertThat(call.attempts).extracting(CallAttempt::retryAfter).containsExactly(Duration.ofMillis(30), null);
        assertThat(call.retryDelays).containsExactly(Duration.ofMillis(30));
        assertThat(call.retried).containsExactly(call.attempts.get(0));
        assertThat(call.end().retryWait())
                .isBetween(Duration.ofMillis(30), call.end().duration());
        assertThat(call.end().attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_wait_for_the_quota_comes_before_the_attempt(CallMode mode) throws Exception {
        var quota = LlamaQuota.perMinute(100, 100_000);
        quota.blockFor(Duration.ofMillis(150));
        enqueue(mode.answer("1"), mode.answer("2"));
        Chat chat = open(mode, builder -> builder.callListeners(calls).quota(quota));

        chat.text();
        chat.text();

        RecordedCall waiting = calls.next();
        assertThat(waiting.order).startsWith("quota", "attempt");
        assertThat(waiting.quotaWaits.get(0))
                .isBetween(Duration.ofMillis(50), waiting.end().duration());
        assertThat(waiting.end().quotaWait()).isEqualTo(waiting.quotaWaits.get(0));
        assertThat(calls.next().quotaWaits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_is_new_or_reused(CallMode mode) throws Exception {
        enqueue(mode.answer("1"), mode.answer("2"));
        var client = new OkHttpClient();
        Chat chat = open(mode, builder -> builder.callListeners(calls).okHttpClient(client));

        chat.text();
        // A stream is complete before its body has ended.
        Eventually.assertThat(
                "the connection is idle", () -> client.connectionPool().idleConnectionCount() == 1);
        chat.text();

        assertThat(calls.next().attempts.get(0).isConnectionReused()).isFalse();
        assertThat(calls.next().attempts.get(0).isConnectionReused()).isTrue();
    }

    @Test
    void completions_are_calls_too() throws Exception {
        enqueue(
                Responses.json(
                        200, "{\"id\":\"t1\",\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"length\"}]}"),
                Responses.events(Responses.event(
                                "{\"model\":\"m\",\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"stop\"}]}")
                        + Responses.DONE));

        AzureLlamaLanguageModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build()
                .generate("Once");
        RecordedCall whole = calls.only();
        AzureLlamaStreamingLanguageModel.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .modelName("base")
                .build()
                .generate("Once", Mockito.mock());
        RecordedCall streamed = calls.next();

        assertThat(whole.call).isEqualTo(new LlamaCall(Operation.COMPLETION, Endpoint.of(url("/v1")), null, false));
        assertThat(whole.end().response()).isEqualTo(new CallResponse("t1", null, null, FinishReason.LENGTH));
        assertThat(streamed.call).isEqualTo(new LlamaCall(Operation.COMPLETION, Endpoint.of(url("/v1")), "base", true));
        assertThat(streamed.order).containsExactly("attempt", "token", "end");
        assertThat(streamed.end().response()).isEqualTo(new CallResponse(null, "m", null, FinishReason.STOP));
    }

    @Test
    void catalogs_and_token_counters_make_calls_without_a_response_of_a_model() throws Exception {
        enqueue(Responses.json(200, "{\"data\":[]}"), Responses.json(200, "{\"count\":3}"));

        AzureLlamaModelCatalog.builder()
                .endpoint(url("/v1"))
                .callListeners(calls)
                .build()
                .listModels();
        AzureLlamaTokenCountEstimator.builder()
                .endpoint(url("/v1"))
                .endpointKind(EndpointKind.MANAGED_COMPUTE)
                .apiKey(KEY)
                .modelName("counted")
                .callListeners(calls)
                .build()
                .estimateTokenCountInText("Hi");

        RecordedCall listing = calls.next();
        assertThat(listing.call.operation()).isEqualTo(Operation.LIST_MODELS);
        assertThat(listing.end().outcome()).isEqualTo(CallOutcome.SUCCESS);
        assertThat(listing.end().response()).isNull();
        RecordedCall counting = calls.next();
        assertThat(counting.call.operation()).isEqualTo(Operation.TOKENIZE);
        assertThat(counting.call.modelName()).isEqualTo("counted");
        assertThat(counting.attempts).hasSize(1);
    }
}
