package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.OptionSetting;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.contract.support.Scenarios;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.CapturedLog;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option of a completion, on every endpoint that completes texts. */
class TextOptionsTest {

    private static Stream<Arguments> settings() {
        return Scenarios.texts().stream()
                .flatMap(scenario -> Stream.of(OptionSetting.values())
                        .filter(setting -> !scenario.isStreaming() || setting.isStreamable())
                        .filter(setting -> setting != OptionSetting.N || !isScore(scenario)) // one choice only
                        .map(setting -> Arguments.of(setting, scenario)));
    }

    private static boolean isScore(Scenario scenario) {
        return scenario.target() == ScenarioTarget.MANAGED_SCORE;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void an_option_is_sent_and_taken(OptionSetting setting, Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            assertThat(deployed.text(setting::on).complete("Well").content()).startsWith(" yes");
            assertThat(deployed.options().path(setting.field())).isEqualTo(setting.value());
        }
    }

    @OnTextScenarios
    void a_text_goes_to_the_one_route_of_its_dialect(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            deployed.text().complete("Well");

            assertThat(deployed.azure().requests()).hasSize(1);
            assertThat(deployed.request().path())
                    .isEqualTo(scenario.target().dialect().route(Operation.COMPLETION));
        }
    }

    @OnTextScenarios
    void the_limit_of_every_completions_route_is_lifted(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            deployed.text().complete("Well");

            assertThat(scenario.target().cut(Operation.COMPLETION)).isPositive();
            assertThat(deployed.options().path("max_tokens").asInt()).isEqualTo(1024);
        }
    }

    @OnTextScenarios
    void a_text_that_is_cut_without_maxOutputTokens_logs_a_warning(Scenario scenario) {
        try (var deployed = scenario.saying(" and".repeat(2000))) {
            var log = new CapturedLog();
            var response = deployed.text(model -> model.logger(log)).complete("On");

            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(log.warnings()).singleElement().asString().contains("maxOutputTokens");
        }
    }

    @OnTextScenarios
    void a_limit_that_does_not_fit_the_context_is_left_out_again(Scenario scenario) {
        try (var deployed =
                scenario.deploy(options -> options.contextLength(100).responder(Responder.saying(" yes")))) {
            assertThat(deployed.text().complete("Well").content()).isEqualTo(" yes");
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_suffix_reaches_the_model(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(" up to" + conversation.suffix()))) {
            assertThat(deployed.text(model -> model.suffix(" the end."))
                            .complete("From here")
                            .content())
                    .isEqualTo(" up to the end.");
        }
    }

    @OnTextScenarios
    void the_header_for_extras_goes_out_in_one_dialect_only(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            deployed.text(model -> model.ignoreEos(false)).complete("Well");

            assertThat(deployed.request().header("extra-parameters").isPresent())
                    .isEqualTo(scenario.target().dialect() == ApiDialect.AZURE_AI_INFERENCE);
        }
    }

    @OnTextScenarios(ScenarioTarget.SERVERLESS_INFERENCE)
    void a_field_that_no_server_knows_is_refused_by_name(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThat(deployed.text(model -> model.option("frobnicate", 1)).failure("Well"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("frobnicate");
        }
    }

    @OnTextScenarios
    void a_model_name_is_sent_if_it_is_needed_or_set(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            var name = deployed.azure().options().config().models().get(0);
            deployed.text().complete("Well");
            assertThat(deployed.body().has("model")).isEqualTo(scenario.target().needsModel());

            deployed.text(model -> model.modelName(name)).complete("Well");
            assertThat(deployed.request().text()).contains(name);
        }
    }
}
