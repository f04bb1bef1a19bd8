package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OptionSetting;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.contract.support.Scenarios;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.testing.CallMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option, on every endpoint: sent in that endpoint's spelling, or refused by name. */
class OptionsTest {

    private static Stream<Arguments> settings() {
        return Scenarios.chats().stream()
                .flatMap(scenario -> Stream.of(OptionSetting.values())
                        .filter(setting -> !scenario.isStreaming() || setting.isStreamable())
                        .filter(setting ->
                                setting != OptionSetting.N || scenario.target() != ScenarioTarget.MANAGED_SCORE)
                        .map(setting -> Arguments.of(setting, scenario)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void an_option_is_sent_to_whom_takes_it_and_refused_by_name_elsewhere(OptionSetting setting, Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var chat = deployed.chat(setting::on);
            if (scenario.target() == ScenarioTarget.FOUNDRY_OPENAI && !setting.isKnownToOpenAi()) {
                assertThatThrownBy(() -> chat.ask("Well?"))
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("Unrecognized request argument")
                        .hasMessageContaining("unset it");
            } else {
                assertThat(chat.ask("Well?").aiMessage().text()).startsWith("Yes");
            }
            assertThat(deployed.options().path(setting.field())).isEqualTo(setting.value());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void the_header_for_extras_goes_out_with_extras_of_that_dialect_only(OptionSetting setting, Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var chat = deployed.chat(setting::on);
            if (scenario.target() != ScenarioTarget.FOUNDRY_OPENAI) {
                chat.ask("Well?");
            } else {
                chat.failure("Well?");
            }
            boolean asksForUsage = deployed.body().has("stream_options");
            boolean needed = scenario.target().dialect() == ApiDialect.AZURE_AI_INFERENCE
                    && (!setting.isInInferenceSchema() || asksForUsage);
            assertThat(deployed.request().header("extra-parameters").isPresent())
                    .isEqualTo(needed);
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_SCORE)
    void several_choices_are_refused_by_the_one_route_that_returns_only_one(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThatThrownBy(() -> deployed.chat(model -> model.n(2)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("n = 2")
                    .hasMessageContaining("LLAMA_NATIVE");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    @OnChatScenarios
    void nothing_is_sent_that_is_not_set(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Well?");

            var sent = new ArrayList<String>();
            deployed.options().fieldNames().forEachRemaining(sent::add);
            var known = scenario.target() == ScenarioTarget.MANAGED_SCORE
                    ? List.of("max_tokens", "max_new_tokens")
                    : List.of("messages", "max_tokens", "stream", "stream_options", "model");
            assertThat(new TreeSet<>(known)).containsAll(sent);
            assertThat(sent.contains("model")).isEqualTo(scenario.target().needsModel());
            assertThat(sent.contains("stream"))
                    .isEqualTo(scenario.isStreaming() && scenario.target() != ScenarioTarget.MANAGED_SCORE);
        }
    }

    @OnChatScenarios
    void an_option_of_a_request_wins_over_the_models(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            var response = deployed.chat(model -> model.maxOutputTokens(2).temperature(0.9))
                    .ask(ChatRequest.builder()
                            .messages(UserMessage.from("Count"))
                            .parameters(AzureLlamaChatRequestParameters.builder()
                                    .maxOutputTokens(4)
                                    .build())
                            .build());

            assertThat(response.aiMessage().text()).isEqualTo("one two three four");
            assertThat(deployed.options().path("temperature").asDouble()).isEqualTo(0.9);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.FOUNDRY_OPENAI)
    void a_field_that_this_library_has_no_setter_for_is_sent_by_name(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat(model -> model.option("chat_template_kwargs", Map.of("thinking", List.of(1, true))))
                    .ask("Well?");

            assertThat(deployed.options().path("chat_template_kwargs").toString())
                    .isEqualTo("{\"thinking\":[1,true]}");
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI
    })
    void a_field_that_no_server_knows_is_refused_by_name(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat(model -> model.option("frobnicate", 1)).failure("Well?"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("frobnicate")
                    .hasMessageContaining("unset it");
        }
    }

    @OnChatScenarios(
            value = {ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_MODELS},
            modes = CallMode.SYNC)
    void the_user_may_have_extras_dropped(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var chat = deployed.chat(model -> model.n(2).extraParameters(ExtraParameters.DROP));

            assertThat(chat.ask("Well?").tokenUsage().outputTokenCount()).isEqualTo(2);
            assertThat(deployed.request().header("extra-parameters")).contains("drop");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS,
        ScenarioTarget.MANAGED_INFERENCE
    })
    void the_user_may_have_extras_refused(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var chat = deployed.chat(model -> model.minP(0.2).extraParameters(ExtraParameters.ERROR));

            assertThat(chat.failure("Well?"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("min_p");
        }
    }
}
