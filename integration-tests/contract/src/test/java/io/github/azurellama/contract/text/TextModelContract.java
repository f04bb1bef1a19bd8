package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.response.CompletionMetadata;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.token.Tokenizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every model that completes texts has to do, blocking or streaming: the test that LangChain4j has for chat models
 * and lacks for these. A subclass names the routes to its models.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TextModelContract {

    /** The models under test. */
    abstract List<Scenario> scenarios();

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_text_is_what_the_model_says(Scenario scenario) {
        try (var deployed = scenario.saying(" there was a llama.")) {
            assertThat(deployed.text().complete("Once upon a time").content()).isEqualTo(" there was a llama.");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void white_space_and_every_script_survive(Scenario scenario) {
        var said = "\n\n  Grüße,\t\"世界\" – ½ \\n 🦙🏽 </s> ";
        try (var deployed = scenario.saying(said)) {
            assertThat(deployed.text().complete("Say").content()).isEqualTo(said);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_prompt_reaches_the_model_as_it_is(Scenario scenario) {
        var prompt = "  Grüße,\t\"世界\" – ½ \\n 🦙🏽 <s>\n";
        try (var deployed = scenario.responding(TextModelContract::repeat)) {
            assertThat(deployed.text().complete(prompt).content()).isEqualTo(prompt);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void an_empty_completion_is_an_empty_text_and_no_null(Scenario scenario) {
        try (var deployed = scenario.saying("")) {
            var response = deployed.text().complete("The end.");

            assertThat(response.content()).isEmpty();
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(3, 0, 3, null, null));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_completion_of_white_space_is_kept(Scenario scenario) {
        try (var deployed = scenario.saying(" ")) {
            assertThat(deployed.text().complete("Mind the gap:").content()).isEqualTo(" ");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_usage_is_what_the_server_counted(Scenario scenario) {
        var said = " a llama, or perhaps an alpaca?";
        try (var deployed = scenario.saying(said)) {
            assertThat(deployed.text().complete("Is it").tokenUsage())
                    .isEqualTo(
                            new AzureLlamaTokenUsage(2, Tokenizer.count(said), 2 + Tokenizer.count(said), null, null));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_text_that_is_finished_ends_with_stop(Scenario scenario) {
        try (var deployed = scenario.saying(" done.")) {
            var response = deployed.text().complete("Well");

            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(response.metadata()).containsEntry(CompletionMetadata.RAW_FINISH_REASON, "stop");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_text_that_reaches_its_limit_ends_with_length(Scenario scenario) {
        try (var deployed = scenario.saying(" one two three four")) {
            var response = deployed.text(model -> model.maxOutputTokens(2)).complete("Count:");

            assertThat(response.content()).isEqualTo(" one two");
            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_text_ends_before_a_stop_sequence(Scenario scenario) {
        try (var deployed = scenario.saying(" one two three four")) {
            var response = deployed.text(model -> model.stopSequences(" three")).complete("Count:");

            assertThat(response.content()).isEqualTo(" one two");
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_stop_sequence_at_the_very_beginning_leaves_an_empty_text(Scenario scenario) {
        try (var deployed = scenario.saying("one two three")) {
            assertThat(deployed.text(model -> model.stopSequences("one"))
                            .complete("Count:")
                            .content())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void an_ordinary_text_is_not_cut(Scenario scenario) {
        var said = " and".repeat(400);
        try (var deployed = scenario.saying(said)) {
            assertThat(deployed.text().complete("On").content()).isEqualTo(said);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_metadata_contains_id_and_choice(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            var text = deployed.text();
            var response = text.complete("Well");

            assertThat(response.metadata().get(CompletionMetadata.ID))
                    .isInstanceOf(String.class)
                    .isNotEqualTo(text.complete("Well").metadata().get(CompletionMetadata.ID));
            assertThat(CompletionMetadata.choices(response)).singleElement().satisfies(choice -> {
                assertThat(choice.index()).isZero();
                assertThat(choice.text()).isEqualTo(" yes");
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void no_prompt_is_a_mistake_of_the_caller(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThatThrownBy(() -> deployed.text().complete(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("prompt");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_refused_key_is_an_authentication_exception(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.apiKey("right-s3cret"))) {
            assertThat(deployed.text(model -> model.apiKey("wrong-s3cret")).failure("Well"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasCauseInstanceOf(AzureLlamaHttpException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_prompt_beyond_the_context_is_an_invalid_request(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.contextLength(20))) {
            assertThat(deployed.text().failure("far ".repeat(30)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("maximum context length is 20")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_blocked_prompt_is_a_content_filtered_exception(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure()
                    .failNext(Fault.status(
                            400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"blocked\",\"status\":400}}"));

            assertThat(deployed.text().failure("Well")).isInstanceOf(ContentFilteredException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_request_to_a_busy_endpoint_is_retried(Scenario scenario) {
        try (var deployed = scenario.saying(" at last")) {
            deployed.azure().failNext(Fault.tooManyRequests(Duration.ZERO));

            assertThat(deployed.text().complete("Well").content()).isEqualTo(" at last");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_model_works_on_after_a_failure(Scenario scenario) {
        try (var deployed = scenario.responding(TextModelContract::repeat)) {
            deployed.azure().failNext(Fault.status(400, "{\"detail\":\"no\"}"));
            var text = deployed.text();

            assertThat(text.failure("one")).isInstanceOf(InvalidRequestException.class);
            assertThat(text.complete("two").content()).isEqualTo("two");
        }
    }

    static ModelOutput repeat(Conversation conversation) {
        return ModelOutput.text(conversation.question());
    }
}
