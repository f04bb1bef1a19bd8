package io.github.azurellama.contract.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three deployments of different kinds through an ordinary day. */
final class DeploymentsTest {

    private final ThreeDeployments three =
            new ThreeDeployments(Responder.saying("Hello"), pool -> pool.slowStart(Duration.ZERO));

    @AfterEach
    void stop() {
        three.close();
    }

    private Chat open(CallMode mode) {
        return mode.open(builder -> builder.deployments(three.pool));
    }

    private static String servedBy(Chat chat) {
        var response = chat.ask("Hi");
        assertThat(response.aiMessage().text()).isEqualTo("Hello");
        return ((AzureLlamaChatResponseMetadata) response.metadata()).deployment();
    }

    @ParameterizedTest
    @EnumSource
    void throttling_passes_calls_on_and_ends(CallMode mode) {
        Chat chat = open(mode);
        three.azure(0).failNext(Fault.tooManyRequests(Duration.ofSeconds(1)));
        three.azure(1).failNext(Fault.tooManyRequests(Duration.ofSeconds(60)));

        assertThat(servedBy(chat)).isEqualTo(three.name(2));
        Eventually.assertThat(
                "the first takes calls again", () -> servedBy(chat).equals(three.name(0)));
        assertThat(three.azure(1).requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_outage_is_noticed_and_so_is_the_recovery(CallMode mode) {
        Chat chat = open(mode);
        assertThat(servedBy(chat)).isEqualTo(three.name(0));

        three.stop(0);
        assertThat(servedBy(chat)).isEqualTo(three.name(1));
        three.stop(1);
        assertThat(servedBy(chat)).isEqualTo(three.name(2));

        three.restart(0);
        Eventually.assertThat("the first is back", () -> servedBy(chat).equals(three.name(0)));
    }

    @ParameterizedTest
    @EnumSource
    void a_deployment_that_starts_slowly_is_used_once_it_is_there(CallMode mode) {
        three.stop(0);
        Chat chat = open(mode);
        assertThat(servedBy(chat)).isEqualTo(three.name(1));

        three.restart(0);
        three.azure(0).failNext(2, Fault.unavailable());

        Eventually.assertThat("the first is up", () -> servedBy(chat).equals(three.name(0)));
    }

    @ParameterizedTest
    @EnumSource
    void a_drained_deployment_gets_no_new_calls(CallMode mode) {
        Chat chat = open(mode);

        three.pool.drain(three.name(0));
        assertThat(servedBy(chat)).isEqualTo(three.name(1));
        assertThat(three.azure(0).requests()).isEmpty();

        three.pool.resume(three.name(0));
        assertThat(servedBy(chat)).isEqualTo(three.name(0));
    }

    @ParameterizedTest
    @EnumSource
    void an_outage_of_all_ends_with_what_happened_to_each(CallMode mode) {
        Chat chat = open(mode);
        three.stop(0);
        three.stop(1);
        three.stop(2);

        assertThatThrownBy(() -> chat.ask("Hi"))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContainingAll(three.name(0), three.name(1), three.name(2), "is failing for another");
    }
}
