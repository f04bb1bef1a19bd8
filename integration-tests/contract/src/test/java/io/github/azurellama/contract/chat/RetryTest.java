package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;
import java.time.Duration;

/** A transient failure is retried, as long as no response has begun. */
class RetryTest {

    @OnChatScenarios
    void a_request_to_a_busy_endpoint_is_retried(Scenario scenario) {
        try (var deployed = scenario.saying("At last.")) {
            deployed.azure().failNext(Fault.tooManyRequests(Duration.ZERO));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    @OnChatScenarios(ScenarioTarget.SERVERLESS_NATIVE)
    void the_endpoints_own_delay_of_a_second_is_kept(Scenario scenario) {
        try (var deployed = scenario.saying("At last.")) {
            deployed.azure().failNext(Fault.tooManyRequests(Duration.ofSeconds(1)));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    @OnChatScenarios
    void a_request_to_an_endpoint_without_replicas_is_retried(Scenario scenario) {
        try (var deployed = scenario.saying("At last.")) {
            deployed.azure().failNext(2, Fault.unavailable().with("retry-after-ms", "1"));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
            assertThat(deployed.azure().requests()).hasSize(3);
        }
    }

    @OnChatScenarios
    void all_attempts_send_the_same_request(Scenario scenario) {
        try (var deployed = scenario.saying("At last.")) {
            deployed.azure().failNext(Fault.unavailable().with("retry-after-ms", "1"));
            deployed.chat().ask("Hi");

            assertThat(deployed.azure().requests())
                    .extracting(request -> request.path() + request.text())
                    .hasSize(2)
                    .containsOnly(deployed.request().path() + deployed.request().text());
        }
    }

    @OnChatScenarios
    void an_endpoint_that_stays_busy_is_given_up(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(3, Fault.tooManyRequests(Duration.ZERO));

            var failure = deployed.chat().failure("Hi");

            assertThat(failure).isInstanceOf(RateLimitException.class);
            Helpful.assertHelpful(failure, deployed, 429);
            assertThat(deployed.azure().requests()).hasSize(3);
        }
    }

    @OnChatScenarios
    void a_retry_delay_of_a_day_fails_the_call_at_once(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(Fault.tooManyRequests(Duration.ofDays(1)));

            var failure = deployed.chat().failure("Hi");

            assertThat(failure).isInstanceOf(RateLimitException.class);
            assertThat(Helpful.assertHelpful(failure, deployed, 429).retryAfter())
                    .contains(Duration.ofDays(1));
            assertThat(deployed.azure().requests()).hasSize(1);
        }
    }

    @OnChatScenarios
    void nothing_is_tried_again_if_the_user_says_so(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(Fault.unavailable());

            var failure = deployed.chat(model -> model.maxRetries(0)).failure("Hi");

            assertThat(failure).isInstanceOf(InternalServerException.class).hasMessageContaining("no healthy upstream");
            assertThat(deployed.azure().requests()).hasSize(1);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_stream_that_has_begun_is_never_tried_again(Scenario scenario) {
        assertBroken(scenario, Fault.disconnectAfter(3));
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_stream_that_ends_too_early_fails_the_call(Scenario scenario) {
        assertBroken(scenario, Fault.truncateAfter(3));
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void an_error_inside_a_stream_fails_it(Scenario scenario) {
        assertBroken(scenario, Fault.errorObjectAfter(3, 500, "engine died"));
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void an_error_event_inside_a_stream_fails_it(Scenario scenario) {
        assertBroken(scenario, Fault.errorEventAfter(3, "engine died"));
    }

    private static void assertBroken(Scenario scenario, Fault fault) {
        try (var deployed = scenario.saying("one two three four five")) {
            deployed.azure().failNext(fault);

            assertThat(deployed.chat().failure("Count"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageNotContaining("\n");
            assertThat(deployed.azure().requests()).hasSize(1);
        }
    }
}
