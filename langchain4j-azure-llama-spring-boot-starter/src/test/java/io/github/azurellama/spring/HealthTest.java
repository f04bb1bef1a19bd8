package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The health indicator, whose interface differs between Spring Boot 3 and 4, so that it is called by its name. */
final class HealthTest {

    private static final String BEAN = "azureLlamaHealthIndicator";
    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);

    private final ApplicationContextRunner enabled =
            Contexts.with(Prefix.CHAT_MODEL, AZURE).withPropertyValues(HealthProperties.ENABLED + "=true");

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @BeforeEach
    void clear() {
        AZURE.clearRequests();
    }

    @Test
    void is_off_by_default() {
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
    }

    @ParameterizedTest
    @CsvSource({"SERVERLESS, /info", "OPENAI_COMPATIBLE, /v1/models"})
    void requests_the_route_that_the_endpoint_has(SimulatedEndpoint endpoint, String path) {
        try (var azure = AzureSimulator.start(SimulatorOptions.of(endpoint))) {
            Contexts.with(Prefix.CHAT_MODEL, azure)
                    .withPropertyValues(
                            HealthProperties.ENABLED + "=true", Prefix.CHAT_MODEL + ".endpoint-kind=" + endpoint.name())
                    .run(context -> assertThat(health(context)).contains("UP", "chat-model", "models: "));
            assertThat(azure.requests()).hasSize(1);
            assertThat(azure.requests().get(0).path()).isEqualTo(path);
        }
    }

    @Test
    void is_down_with_the_error_of_an_endpoint() {
        AZURE.failNext(new Fault.Refuse(503, Map.of(), "overloaded"));
        enabled.withPropertyValues(Prefix.CHAT_MODEL + ".max-retries=5")
                .run(context -> assertThat(health(context)).contains("DOWN", "chat-model", "503"));
        assertThat(AZURE.requests()).hasSize(1);
    }

    @Test
    void waits_no_longer_than_its_own_timeout() {
        AZURE.failNext(new Fault.Stall(Fault.BEFORE_HEAD));
        enabled.withPropertyValues(Prefix.HEALTH + ".timeout=100ms")
                .run(context -> assertThat(health(context)).contains("DOWN", "longer than 0.1s"));
        assertThat(HealthProperties.DEFAULT_TIMEOUT).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void can_send_nothing() {
        enabled.withPropertyValues(Prefix.HEALTH + ".request=none")
                .run(context -> assertThat(health(context)).contains("UP", AZURE.url(), "not requested"));
        assertThat(AZURE.requests()).isEmpty();
    }

    @Test
    void a_connection_is_requested_once_for_all_its_models() {
        Contexts.with(Prefix.CONNECTIONS + ".main", AZURE)
                .withPropertyValues(
                        HealthProperties.ENABLED + "=true",
                        Prefix.CONNECTIONS + ".main.endpoint-kind=serverless",
                        Prefix.MODELS + ".a.connection=main",
                        Prefix.MODELS + ".b.connection=main",
                        Prefix.CHAT_MODEL + ".connection=main")
                .run(context -> assertThat(health(context)).contains("UP", "main"));
        assertThat(AZURE.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, UP", "2, DOWN"})
    void several_deployments_are_up_while_one_of_them_is(int failures, String expected) {
        for (int i = 0; i < failures; i++) {
            AZURE.failNext(new Fault.Refuse(503, Map.of(), "overloaded"));
        }
        Contexts.with(Prefix.DEPLOYMENTS + ".both.members.east", AZURE)
                .withPropertyValues(
                        HealthProperties.ENABLED + "=true",
                        Prefix.DEPLOYMENTS + ".both.members.west.endpoint=" + AZURE.url(),
                        Prefix.DEPLOYMENTS + ".both.members.west.api-key=" + AZURE.apiKey(),
                        Prefix.DEPLOYMENTS + ".both.members.east.endpoint-kind=serverless",
                        Prefix.DEPLOYMENTS + ".both.members.west.endpoint-kind=serverless",
                        Prefix.CHAT_MODEL + ".deployments=both")
                .run(context -> assertThat(health(context)).contains(expected, "both.east", "both.west", "503"));
        assertThat(AZURE.requests()).hasSize(2);
    }

    @Test
    void needs_no_actuator_where_it_is_off() {
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static String health(ApplicationContext context) {
        Object health = ReflectionTestUtils.invokeMethod(context.getBean(BEAN), "health");
        return String.valueOf(health);
    }
}
