package io.github.azurellama.internal.pool;

import static io.github.azurellama.DeploymentStatus.State.FAILING;
import static io.github.azurellama.DeploymentStatus.State.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.Responses;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call that got no response leaves behind: a mark of its deployment if that is the reason, and nothing else. */
class CallEndInPoolTest extends PooledServers {

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    private static void assertIdle(LlamaDeployments pool) {
        assertThat(pool.status()).allMatch(status -> status.requestsInFlight() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_deployment_that_is_silent_until_the_timeout_of_three_calls_is_failing(CallMode mode) {
        enqueue(first, mode.answer("Hello"), SILENCE, SILENCE, SILENCE);
        LlamaDeployments pool = pool();
        open(mode, pool).text(); // so that the timeout of the next ones is none of a slow start
        Chat chat = open(mode, builder -> builder.deployments(pool).callTimeout(Duration.ofMillis(250)));

        for (int call = 0; call < 3; call++) {
            assertThat(states(pool)).containsExactly(READY, READY);
            assertThatThrownBy(chat::text).isInstanceOf(TimeoutException.class).hasMessageContaining("callTimeout");
        }

        assertThat(states(pool)).containsExactly(FAILING, READY);
        assertThat(pool.status().get(0).problem().orElseThrow()).contains("callTimeout");
        assertIdle(pool);
    }

    @Test
    void calls_that_their_caller_cancels_say_nothing_about_the_deployment() throws Exception {
        enqueue(first, SILENCE, SILENCE, SILENCE);
        LlamaDeployments pool = pool();
        AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                .deployments(pool)
                .callTimeout(Duration.ofMinutes(2))
                .build();
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from("Hi")).build();

        for (int call = 0; call < 3; call++) {
            CompletableFuture<ChatResponse> future = model.doChatAsync(request);
            first.takeRequest();
            future.cancel(true);
            Eventually.assertThat("the call is over", () -> pool.status().get(0).requestsInFlight() == 0);
        }

        assertThat(states(pool)).containsExactly(READY, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_that_a_factory_of_listeners_keeps_from_beginning_is_not_in_flight(CallMode mode) {
        var client = new OkHttpClient.Builder()
                .eventListenerFactory(call -> {
                    throw new IllegalStateException("bug of a factory");
                })
                .build();
        LlamaDeployments pool = pool();

        assertThatThrownBy(open(mode, builder -> builder.deployments(pool).okHttpClient(client))::text)
                .isExactlyInstanceOf(LangChain4jException.class)
                .hasMessageContaining("bug of a factory");

        assertIdle(pool);
        assertThat(states(pool)).containsExactly(READY, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_response_of_score_that_breaks_is_not_sent_to_another_deployment(CallMode mode) {
        enqueue(
                first,
                Responses.json(200, "{\"output\":\"" + "x".repeat(1_000) + "\"}")
                        .onResponseBody(new SocketEffect.CloseSocket()));
        enqueue(second, mode.answer("too late"));
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first)
                        .endpointKind(EndpointKind.MANAGED_COMPUTE)
                        .apiDialect(ApiDialect.SCORE)
                        .build(),
                deployment("second", second).priority(1).build());

        assertThatThrownBy(open(mode, pool)::text).isInstanceOf(LangChain4jException.class);

        assertThat(first.getRequestCount()).isEqualTo(1);
        assertThat(second.getRequestCount()).isZero();
        assertIdle(pool);
    }

    @ParameterizedTest
    @EnumSource
    void a_quota_whose_store_fails_keeps_no_place_for_the_call_that_went_elsewhere(CallMode mode) {
        Bucket requests = mock();
        when(requests.tryConsumeAndReturnRemaining(1))
                .thenReturn(ConsumptionProbe.rejected(0, 1, 1)) // so that the call queues
                .thenThrow(new IllegalStateException("store is down"))
                .thenReturn(ConsumptionProbe.consumed(1, 1));
        Bucket tokens = mock();
        when(tokens.estimateAbilityToConsume(anyLong())).thenReturn(EstimationProbe.canBeConsumed(1_000_000));
        when(tokens.tryConsumeAndReturnRemaining(anyLong())).thenReturn(ConsumptionProbe.consumed(1_000_000, 1));
        enqueue(first, mode.answer("two"));
        enqueue(second, mode.answer("one"));
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first)
                        .quota(LlamaQuota.of(requests, tokens))
                        .build(),
                deployment("second", second).priority(1).build());
        Chat chat = open(mode, pool);

        assertThat(chat.text() + chat.text()).isEqualTo("onetwo");

        verify(requests, times(3).description("the second call is the only one that is let through"))
                .tryConsumeAndReturnRemaining(1);
    }
}
