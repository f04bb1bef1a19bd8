package io.github.azurellama.contract.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.simulator.endpoint.ScoreGeneration;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code /score} in each generation of the server behind it, for chats and texts, both ways. */
class ScoreModelsTest {

    private static Stream<Arguments> generations() {
        return Arrays.stream(ScoreGeneration.values())
                .flatMap(generation -> CallMode.OF_TEXTS.stream()
                        .map(mode -> Arguments.of(generation, new Scenario(mode, ScenarioTarget.MANAGED_SCORE))));
    }

    @ParameterizedTest
    @MethodSource("generations")
    void a_chat_gets_a_response(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, "I am fine.")) {
            var response = deployed.chat().ask("How are you?");

            assertThat(response.aiMessage().text()).isEqualTo("I am fine.");
            assertThat(deployed.request().path()).isEqualTo("/score");
            if (generation == ScoreGeneration.VERBATIM) {
                assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
                assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(4, 4, 8, null, null));
                assertThat(response.id()).isNotBlank();
            } else {
                // The older generations send the text and nothing else, so nothing else is made up.
                assertThat(response.finishReason()).isEqualTo(FinishReason.OTHER);
                assertThat(response.tokenUsage()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void a_text_is_completed(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, " there was a llama.")) {
            var response = deployed.text().complete("Once upon a time");

            assertThat(response.content()).isEqualTo(" there was a llama.");
            if (generation == ScoreGeneration.VERBATIM) {
                assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
                assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(4, 5, 9, null, null));
            } else {
                assertThat(response.finishReason()).isEqualTo(FinishReason.OTHER);
                assertThat(response.tokenUsage()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void empty_responses_are_empty_texts(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, "")) {
            assertThat(deployed.chat().answer("Hush!")).isEmpty();
            assertThat(deployed.text().complete("The end.").content()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void a_limit_is_understood_by_its_old_name_or_its_new_one(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, "one two three four")) {
            assertThat(deployed.chat(model -> model.maxOutputTokens(2)).answer("Count"))
                    .isEqualTo("one two");
            assertThat(deployed.options().path("max_tokens").asInt()).isEqualTo(2);
            assertThat(deployed.options().path("max_new_tokens").asInt()).isEqualTo(2);

            assertThat(deployed.text(model -> model.maxOutputTokens(3))
                            .complete("Count:")
                            .content())
                    .isEqualTo("one two three");
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void ordinary_responses_are_not_cut(ScoreGeneration generation, Scenario scenario) {
        var said = "word" + " and".repeat(300);
        try (var deployed = deploy(generation, scenario, said)) {
            assertThat(deployed.chat().answer("Go on")).isEqualTo(said);
            assertThat(deployed.text().complete("Go on").content()).isEqualTo(said);
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void stop_sequences_are_understood(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, "one two three four")) {
            assertThat(deployed.chat(model -> model.stopSequences(" three")).answer("Count"))
                    .isEqualTo("one two");
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void the_conversation_arrives_as_messages(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(
                generation,
                scenario,
                conversation -> ModelOutput.text(conversation.task() + " " + conversation.question()))) {
            assertThat(deployed.chat().answer("Are you there?")).isEqualTo("CHAT Are you there?");
            assertThat(deployed.body().path("input_data").path("input_string").toString())
                    .isEqualTo("[{\"role\":\"user\",\"content\":\"Are you there?\"}]");
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void the_prompt_arrives_as_text_and_is_not_sent_back(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(
                generation,
                scenario,
                conversation -> ModelOutput.text(conversation.task() + " " + conversation.question()))) {
            assertThat(deployed.text().complete("Once").content()).isEqualTo("COMPLETION Once");
            assertThat(deployed.body().path("input_data").path("input_string").toString())
                    .isEqualTo("[\"Once\"]");
            assertThat(deployed.options().path("return_full_text").asBoolean(true))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void sampling_is_switched_off_for_temperature_0_and_on_above(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, "Yes.")) {
            deployed.chat(model -> model.temperature(0.0)).ask("Hi");
            assertThat(deployed.options().path("do_sample").asBoolean(true)).isFalse();

            deployed.chat(model -> model.temperature(1.5)).ask("Hi");
            assertThat(deployed.options().path("do_sample").asBoolean(false)).isTrue();

            deployed.chat().ask("Hi");
            assertThat(deployed.options().has("do_sample")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("generations")
    void several_texts_are_refused_before_anything_is_sent(ScoreGeneration generation, Scenario scenario) {
        try (var deployed = deploy(generation, scenario, " yes")) {
            assertThatThrownBy(() -> deployed.text(model -> model.n(2)).complete("Well,"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("n = 2");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    private static Deployment deploy(ScoreGeneration generation, Scenario scenario, String said) {
        return deploy(generation, scenario, conversation -> ModelOutput.text(said));
    }

    private static Deployment deploy(
            ScoreGeneration generation, Scenario scenario, Function<Conversation, ModelOutput> model) {
        return scenario.deploy(options ->
                options.scoreGeneration(generation).responder(conversation -> Optional.of(model.apply(conversation))));
    }
}
