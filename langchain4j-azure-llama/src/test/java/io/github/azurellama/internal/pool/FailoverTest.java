package io.github.azurellama.internal.pool;

import static io.github.azurellama.DeploymentStatus.State.FAILING;
import static io.github.azurellama.DeploymentStatus.State.READY;
import static io.github.azurellama.DeploymentStatus.State.THROTTLED;
import static io.github.azurellama.DeploymentStatus.State.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.DeploymentStatus;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.quota.FrozenTime;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which call goes to another deployment, in all ways of calling. */
class FailoverTest extends PooledServers {

    @ParameterizedTest
    @EnumSource
    void a_throttled_deployment_rests_and_the_call_goes_to_the_next_at_once(CallMode mode) {
        enqueue(first, error(429).addHeader("Retry-After", "50"));
        enqueue(second, mode.answer("Hello"), mode.answer("Hello again"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThat(chat.metadata().deployment()).isEqualTo("second");
        assertThat(chat.text()).isEqualTo("Hello again");

        assertThat(first.getRequestCount())
                .as("nothing is sent to it while it rests")
                .isEqualTo(1);
        assertThat(states(pool)).containsExactly(THROTTLED, READY);
        assertThat(pool.status().get(0).readyAfter())
                .hasValueSatisfying(
                        delay -> assertThat(delay).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(50)));
    }

    @ParameterizedTest
    @EnumSource
    void a_response_that_leaves_no_quota_lets_its_deployment_rest(CallMode mode) {
        enqueue(
                first,
                mode.answer("Hello")
                        .addHeader("x-ratelimit-remaining-requests", "0")
                        .addHeader("x-ratelimit-reset-requests", "50"));
        enqueue(second, mode.answer("Hello again"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThat(chat.metadata().deployment()).isEqualTo("first");
        assertThat(chat.metadata().deployment()).isEqualTo("second");
        assertThat(states(pool)).containsExactly(THROTTLED, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_quota_without_a_permit_sends_the_call_to_the_next(CallMode mode) {
        enqueue(first, mode.answer("one"));
        enqueue(second, mode.answer("two"), mode.answer("three"));
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first)
                        .quota(new FrozenTime().perMinute(1, 100_000))
                        .build(),
                deployment("second", second).priority(1).build());
        Chat chat = open(mode, pool);

        assertThat(chat.text() + chat.text() + chat.text()).isEqualTo("onetwothree");
        assertThat(first.getRequestCount()).isEqualTo(1);
        assertThat(states(pool)).containsExactly(THROTTLED, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_too_large_for_one_quota_goes_to_another(CallMode mode) {
        enqueue(second, mode.answer("large"));
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first)
                        .quota(new FrozenTime().perMinute(10, 50))
                        .build(),
                deployment("second", second).priority(1).build());

        assertThat(open(mode, pool).text()).isEqualTo("large");
        assertThat(states(pool)).containsExactly(READY, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_deployment_that_is_down_fails_and_the_call_goes_to_the_next(CallMode mode) {
        enqueue(second, mode.answer("Hello"));
        first.close();
        LlamaDeployments pool = pool();

        assertThat(open(mode, pool).text()).isEqualTo("Hello");

        DeploymentStatus status = pool.status().get(0);
        assertThat(status.state()).isEqualTo(FAILING);
        assertThat(status.problem().orElseThrow()).contains("connection failed");
        assertThat(status.requestsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void an_overloaded_deployment_is_probed_and_gets_its_calls_back(CallMode mode) throws Exception {
        enqueue(first, error(503), mode.answer("back"), mode.answer("again"));
        enqueue(second, mode.answer("Hello"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThat(chat.text()).isEqualTo("Hello");
        assertThat(states(pool)).containsExactly(FAILING, READY);
        pool.drain("second"); // so that the call waits for the probe, at most half a second
        assertThat(chat.text()).isEqualTo("back");
        assertThat(states(pool).get(0)).isEqualTo(READY);
        assertThat(chat.text()).isEqualTo("again");
    }

    @ParameterizedTest
    @EnumSource
    void what_another_deployment_would_refuse_too_is_sent_once(CallMode mode) {
        enqueue(first, error(400), error(422), Responses.json(400, "{\"error\":{\"code\":\"content_filter\"}}"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThatThrownBy(chat::text).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(chat::text).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(chat::text).isInstanceOf(ContentFilteredException.class);

        assertThat(second.getRequestCount()).isZero();
        assertThat(states(pool)).containsExactly(READY, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_deployment_that_refuses_the_key_is_taken_out_with_one_warning(CallMode mode) {
        enqueue(first, error(401));
        enqueue(second, mode.answer("one"), mode.answer("two"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThat(chat.text() + chat.text()).isEqualTo("onetwo");

        assertThat(first.getRequestCount()).isEqualTo(1);
        assertThat(states(pool)).containsExactly(UNAUTHORIZED, READY);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("WARN", "Deployment first", "HTTP 401")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,404", "ASYNC,404", "STREAMING,404", "PUBLISHER,404", "SYNC,410", "STREAMING,410"})
    void a_deployment_without_the_model_is_taken_out_until_it_is_resumed(CallMode mode, int status) {
        enqueue(first, error(status), mode.answer("three"));
        enqueue(second, mode.answer("one"), mode.answer("two"));
        LlamaDeployments pool = pool();
        Chat chat = open(mode, pool);

        assertThat(chat.text() + chat.text()).isEqualTo("onetwo");
        pool.resume("first");
        assertThat(chat.text()).isEqualTo("three");
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_may_have_been_processed_is_not_sent_again(CallMode mode) {
        enqueue(first, new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()));
        LlamaDeployments pool = pool();

        assertThatThrownBy(open(mode, pool)::text)
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("connection failed");

        // The server counts a request after it has closed the socket.
        Eventually.assertThat("one request", () -> first.getRequestCount() == 1);
        assertThat(second.getRequestCount()).isZero();
        assertThat(pool.status().get(0).requestsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_request_is_sent_to_another_deployment_if_the_user_allows_it(CallMode mode) {
        enqueue(first, new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()));
        enqueue(second, mode.answer("Hello"));

        LlamaDeployments pool = pool(settings -> settings.resendLostRequests(true));

        assertThat(open(mode, pool).text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource
    void a_timeout_before_the_response_is_a_lost_request_too(CallMode mode) {
        var stalled = new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
        enqueue(first, stalled, stalled);
        enqueue(second, mode.answer("Hello"));
        Duration timeout = Duration.ofMillis(300);

        assertThatThrownBy(open(mode, builder -> builder.deployments(pool()).readTimeout(timeout))::text)
                .isInstanceOf(TimeoutException.class);
        LlamaDeployments resending = pool(settings -> settings.resendLostRequests(true));
        assertThat(open(mode, builder -> builder.deployments(resending).readTimeout(timeout))
                        .text())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "PUBLISHER"})
    void a_stream_that_has_begun_stays_where_it_is(CallMode mode) {
        enqueue(
                first,
                Responses.events(
                        Responses.chunk("Hel") + Responses.event("{\"error\":{\"code\":429,\"message\":\"busy\"}}")));
        LlamaDeployments pool = pool();

        Chat chat = open(mode, pool);
        assertThatThrownBy(chat::text).hasMessageContaining("busy");

        assertThat(second.getRequestCount()).isZero();
        assertThat(pool.status().get(0).requestsInFlight()).isZero();
    }
}
