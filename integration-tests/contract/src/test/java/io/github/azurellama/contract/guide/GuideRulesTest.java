package io.github.azurellama.contract.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.testing.CallMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide's request tables forbid is refused before it is sent, by parameter, value and remedy. */
class GuideRulesTest {

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold no state
    private enum Rule {
        BEST_OF_BELOW_N(model -> model.n(3).bestOf(2), "best_of = 2", "n = 3", "raise best_of"),
        BEST_OF_EQUAL_TO_N(model -> model.n(2).bestOf(2), "best_of = 2", "n = 2", "greater"),
        BEAMS_WITH_TEMPERATURE(
                model -> model.useBeamSearch(true).bestOf(2).temperature(0.5),
                "use_beam_search",
                "temperature = 0.5",
                "set temperature to 0"),
        BEAMS_WITHOUT_BEST_OF(model -> model.useBeamSearch(true).temperature(0.0), "use_beam_search", "set best_of"),
        TEMPERATURE_ABOVE_2(model -> model.temperature(2.1), "temperature = 2.1", "between 0 and"),
        TEMPERATURE_BELOW_0(model -> model.temperature(-0.1), "temperature = -0.1", "between 0 and"),
        TOP_P_ABOVE_1(model -> model.topP(1.5), "top_p = 1.5", "between 0 and 1"),
        PRESENCE_PENALTY_ABOVE_2(model -> model.presencePenalty(2.5), "presence_penalty = 2.5", "between -2 and 2"),
        MAX_TOKENS_BELOW_1(model -> model.maxOutputTokens(0), "max_tokens = 0", "at least 1"),
        N_BELOW_1(model -> model.n(0), "n = 0", "at least 1");

        private final Consumer<AzureLlamaModelBuilder<?>> settings;
        private final List<String> said;

        Rule(Consumer<AzureLlamaModelBuilder<?>> settings, String... said) {
            this.settings = settings;
            this.said = List.of(said);
        }

        /** A stream has best_of against it from the start. */
        List<String> said(Scenario scenario) {
            boolean several = this == BEST_OF_BELOW_N || this == BEST_OF_EQUAL_TO_N || this == BEAMS_WITH_TEMPERATURE;
            return scenario.isStreaming() && several ? List.of("best_of = ", "cannot be streamed") : said;
        }
    }

    private static Stream<Arguments> rules() {
        return Arrays.stream(Rule.values())
                .flatMap(rule -> Arrays.stream(Operation.values())
                        .flatMap(operation -> Stream.of(
                                        ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE)
                                .flatMap(target -> CallMode.OF_TEXTS.stream()
                                        .map(mode -> Arguments.of(rule, operation, new Scenario(mode, target))))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("rules")
    void what_the_guide_forbids_is_refused_early(Rule rule, Operation operation, Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = catchThrowable(() -> GuideResponse.ask(deployed, operation, "Hi", rule.settings));

            assertThat(failure).isInstanceOf(IllegalArgumentException.class);
            assertThat(failure.getMessage()).contains(rule.said(scenario)).doesNotContain("\n");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }
}
