package io.github.azurellama.internal.pool;

import static io.github.azurellama.DeploymentStatus.State.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.quota.FrozenTime;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call does when no deployment is ready. */
class NoDeploymentLeftTest extends PooledServers {

    @ParameterizedTest
    @EnumSource
    void the_exception_says_of_each_deployment_what_happened_and_when_it_is_back(CallMode mode) {
        enqueue(first, error(429).addHeader("Retry-After", "50"));
        enqueue(second, error(401));
        LlamaDeployments pool = pool(settings -> settings.maxWait(Duration.ofSeconds(5)));

        RateLimitException thrown = catchThrowableOfType(RateLimitException.class, open(mode, pool)::text);

        assertThat(thrown)
                .hasMessageContaining("Deployment first is throttled for another 50 s: HTTP 429: status 429")
                .hasMessageContaining("Deployment second is taken out until LlamaDeployments.resume: HTTP 401")
                .hasCauseInstanceOf(AzureLlamaHttpException.class);
        assertThat(thrown.getMessage()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void calls_wait_for_a_throttled_deployment_within_the_limit(CallMode mode) {
        enqueue(first, error(429).addHeader("retry-after-ms", "300"), mode.answer("Hello"));
        enqueue(second, error(429).addHeader("Retry-After", "50"));

        // Waits are not retries, which an endpoint alone would make.
        assertThat(open(mode, builder -> builder.deployments(pool()).maxRetries(0))
                        .text())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_of_zero_never_waits(CallMode mode) {
        enqueue(first, error(429).addHeader("Retry-After", "20"));
        enqueue(second, error(429).addHeader("Retry-After", "20"));
        LlamaDeployments pool = pool(settings -> settings.maxWait(Duration.ZERO));

        assertThatThrownBy(open(mode, pool)::text).isInstanceOf(RateLimitException.class);
    }

    @ParameterizedTest
    @EnumSource
    void no_wait_begins_that_would_end_after_the_calls_timeout(CallMode mode) {
        enqueue(first, error(429).addHeader("Retry-After", "50"));
        enqueue(second, error(429).addHeader("Retry-After", "55"));
        LlamaDeployments pool = pool();

        assertThatThrownBy(open(mode, builder -> builder.deployments(pool).callTimeout(Duration.ofSeconds(40)))::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("first is throttled")
                .hasMessageContaining("second is throttled");
    }

    @ParameterizedTest
    @EnumSource
    void quotas_without_permits_are_waited_for_or_named(CallMode mode) {
        var time = new FrozenTime();
        enqueue(first, mode.answer("one"));
        enqueue(second, mode.answer("two"));
        LlamaDeployments pool = LlamaDeployments.builder()
                .deployments(
                        deployment("first", first)
                                .quota(time.perMinute(1, 10_000))
                                .build(),
                        deployment("second", second)
                                .quota(time.perMinute(1, 10_000))
                                .build())
                .maxWait(Duration.ofSeconds(10))
                .build();
        Chat chat = open(mode, pool);
        chat.text();
        chat.text();

        assertThatThrownBy(chat::text)
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining(
                        "Deployment first is throttled for another 60 s: no permit of LlamaQuota[1 requests")
                .hasMessageContaining("Deployment second");
    }

    @ParameterizedTest
    @EnumSource
    void failing_deployments_are_probed_within_the_retries_of_the_model(CallMode mode) {
        enqueue(first, error(503), error(503), error(503), error(503));
        enqueue(second, error(502), error(502), error(502), error(502));
        LlamaDeployments pool = pool();

        assertThatThrownBy(open(mode, builder -> builder.deployments(pool).maxRetries(1))::text)
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("Deployment first is failing for another")
                .hasMessageContaining("HTTP 503")
                .hasMessageContaining("HTTP 502");

        assertThat(first.getRequestCount() + second.getRequestCount()).isBetween(3, 4);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_fails_everywhere_is_retried_and_leaves_the_deployments_ready(CallMode mode) {
        enqueue(first, error(500), error(500), mode.answer("Hello"));
        enqueue(second, error(500), error(500));
        LlamaDeployments pool = pool();

        assertThat(open(mode, pool).text()).isEqualTo("Hello");
        assertThat(first.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void deployments_that_all_refuse_the_key_or_the_model_are_the_users_to_repair(CallMode mode) {
        enqueue(first, error(401), error(404));
        enqueue(second, error(401), error(404));

        Chat chat = open(mode, pool());
        assertThatThrownBy(chat::text).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(chat::text).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(open(mode, pool())::text).isInstanceOf(ModelNotFoundException.class);
        assertThat(first.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void drained_deployments_get_nothing(CallMode mode) {
        LlamaDeployments pool = pool();
        pool.drain("first");
        pool.drain("second");

        assertThatThrownBy(open(mode, pool)::text)
                .hasMessageContaining("Deployment first is drained until LlamaDeployments.resume");
        assertThat(first.getRequestCount() + second.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_too_large_for_every_quota_is_invalid_at_once(CallMode mode) {
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first)
                        .quota(new FrozenTime().perMinute(10, 50))
                        .build(),
                deployment("second", second)
                        .quota(new FrozenTime().perMinute(10, 40))
                        .build());

        assertThatThrownBy(open(mode, pool)::text)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Deployment first cannot take it: the request needs about");
        assertThat(states(pool)).containsExactly(READY, READY);
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_without_end_waits_as_long_as_the_server_says(CallMode mode) {
        enqueue(first, error(429).addHeader("retry-after-ms", "50"), mode.answer("Hello"));
        enqueue(second, error(429).addHeader("Retry-After", "50"));
        LlamaDeployments pool = pool(settings ->
                settings.maxWait(Duration.ofSeconds(Long.MAX_VALUE)).slowStart(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(open(mode, pool).text()).isEqualTo("Hello");
    }
}
