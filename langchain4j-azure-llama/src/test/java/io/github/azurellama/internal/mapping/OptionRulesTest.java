package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules between options; each refusal names the option, its value and what to do. */
class OptionRulesTest extends MockServerTest {

    private void refused(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> settings, String... parts) {
        assertThatThrownBy(() -> open(mode, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private void accepted(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        Chat chat = open(mode, settings);
        enqueue(mode.answer("ok"));
        assertThat(chat.text()).isEqualTo("ok");
    }

    @Test
    void best_of_must_be_above_n_without_beam_search() {
        refused(CallMode.SYNC, b -> b.bestOf(2).n(2), "best_of = 2", "n = 2", "raise best_of");
        accepted(CallMode.SYNC, b -> b.bestOf(3).n(2));
        accepted(CallMode.SYNC, b -> b.bestOf(1));
    }

    @Test
    void best_of_must_not_be_below_n() {
        refused(CallMode.SYNC, b -> b.bestOf(2).n(3), "best_of = 2", "n = 3", "raise best_of or lower n");
    }

    @Test
    void best_of_may_equal_n_with_beam_search() {
        accepted(CallMode.SYNC, b -> b.bestOf(2).n(2).useBeamSearch(true).temperature(0.0));
        refused(CallMode.SYNC, b -> b.bestOf(2).n(3).useBeamSearch(true).temperature(0.0), "best_of = 2", "n = 3");
    }

    @Test
    void best_of_cannot_be_streamed() {
        refused(CallMode.STREAMING, b -> b.bestOf(2), "best_of = 2", "cannot be streamed", "unset best_of");
        accepted(CallMode.STREAMING, b -> b.bestOf(1));
    }

    @Test
    void beam_search_needs_best_of() {
        refused(
                CallMode.SYNC,
                b -> b.useBeamSearch(true).temperature(0.0),
                "use_beam_search = true",
                "best_of",
                "set best_of");
        refused(CallMode.SYNC, b -> b.useBeamSearch(true).temperature(0.0).bestOf(1), "use_beam_search", "best_of = 1");
    }

    @Test
    void beam_search_needs_temperature_0() {
        refused(
                CallMode.SYNC,
                b -> b.useBeamSearch(true).bestOf(3),
                "use_beam_search = true",
                "set temperature to 0.0");
        refused(CallMode.SYNC, b -> b.useBeamSearch(true).bestOf(3).temperature(0.1), "temperature = 0.1");
        accepted(CallMode.SYNC, b -> b.useBeamSearch(false).temperature(0.1));
    }

    @Test
    void logprobs_and_top_logprobs_are_one_number() {
        refused(
                CallMode.SYNC,
                b -> b.logprobs(2).topLogprobs(3),
                "logprobs = 2",
                "top_logprobs = 3",
                "set one of them");
        accepted(CallMode.SYNC, b -> b.logprobs(2).topLogprobs(2));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void temperature_ends_at_1_on_azure_ai_inference_and_at_2_elsewhere(CallMode mode) {
        refused(
                mode,
                b -> b.apiDialect(ApiDialect.AZURE_AI_INFERENCE).temperature(1.5),
                "temperature = 1.5",
                "AZURE_AI_INFERENCE",
                "between 0 and 1",
                "LLAMA_NATIVE");
        accepted(mode, b -> b.apiDialect(ApiDialect.AZURE_AI_INFERENCE).temperature(1.0));
        accepted(mode, b -> b.temperature(2.0));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_rule_that_only_a_request_breaks_is_checked_for_the_request(CallMode mode) {
        Chat chat = open(mode, b -> b.n(2));

        assertThatThrownBy(() -> chat.ask(question("Hi").toBuilder()
                        .parameters(AzureLlamaChatRequestParameters.builder()
                                .logprobs(1)
                                .topLogprobs(2)
                                .build())
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("top_logprobs = 2");
        assertThat(server.getRequestCount()).isZero();
    }
}
