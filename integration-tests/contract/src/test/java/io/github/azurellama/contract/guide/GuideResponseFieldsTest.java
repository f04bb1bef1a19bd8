package io.github.azurellama.contract.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.response.TokenLogprob.Alternative;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The response tables of the guide to deploying Llama, row by row: each field arrives with the value that was sent. */
class GuideResponseFieldsTest {

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold no state
    private enum Field {
        ID("id", GuideResponse::id, "answer-7"),
        CREATED("created", GuideResponse::created, 2012359L),
        MODEL("model", GuideResponse::model, "Llama-7"),
        CHOICES("choices", each(Choice::text), List.of("Hey you", "Hola.")),
        CHOICES_INDEX("choices.index", each(Choice::index), List.of(0, 1)),
        CHOICES_TEXT("choices.text | message | delta", GuideResponse::text, "Hey you"),
        CHOICES_FINISH_REASON("choices.finish_reason", each(Choice::rawFinishReason), List.of("length", "stop")),
        CHOICES_LOGPROBS("choices.logprobs", each(choice -> choice.logprobs().size()), List.of(2, 0)),
        USAGE("usage", GuideResponse::usage, new AzureLlamaTokenUsage(11, 5, 16, null, null)),
        USAGE_PROMPT_TOKENS("usage.prompt_tokens", answer -> answer.usage().inputTokenCount(), 11),
        USAGE_COMPLETION_TOKENS(
                "usage.completion_tokens", answer -> answer.usage().outputTokenCount(), 5),
        USAGE_TOTAL_TOKENS("usage.total_tokens", answer -> answer.usage().totalTokenCount(), 16),
        LOGPROBS_TEXT_OFFSETS("logprobs.text_offsets", tokens(TokenLogprob::textOffset), List.of(0, 3)),
        LOGPROBS_TOKEN_LOGPROBS("logprobs.token_logprobs", tokens(TokenLogprob::logprob), Arrays.asList(null, -0.5)),
        LOGPROBS_TOKENS("logprobs.tokens", tokens(TokenLogprob::token), List.of("Hey", " you")),
        LOGPROBS_TOP_LOGPROBS(
                "logprobs.top_logprobs",
                tokens(TokenLogprob::alternatives),
                List.of(List.of(), List.of(new Alternative(" you", -0.5), new Alternative(" there", -1.25))));

        private final String name;
        private final Function<GuideResponse, Object> read;
        private final Object expected;

        Field(String name, Function<GuideResponse, Object> read, Object expected) {
            this.name = name;
            this.read = read;
            this.expected = expected;
        }

        private static Function<GuideResponse, Object> each(Function<Choice, Object> read) {
            return answer -> answer.choices().stream().map(read).toList();
        }

        private static Function<GuideResponse, Object> tokens(Function<TokenLogprob, Object> read) {
            return answer -> answer.logprobs().stream().map(read).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the guide lists for finish_reason, as JSON. */
    private enum Reason {
        STOP("\"stop\"", FinishReason.STOP),
        LENGTH("\"length\"", FinishReason.LENGTH),
        CONTENT_FILTER("\"content_filter\"", FinishReason.CONTENT_FILTER),
        CONTENT_FILTER_ERROR("\"content_filter_error\"", FinishReason.OTHER),
        NULL("null", FinishReason.OTHER);

        private final String json;
        private final FinishReason expected;

        Reason(String json, FinishReason expected) {
            this.json = json;
            this.expected = expected;
        }
    }

    private static Stream<Arguments> scenarios() {
        return Stream.of(ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE)
                .flatMap(target -> CallMode.OF_TEXTS.stream().map(mode -> new Scenario(mode, target)))
                .flatMap(scenario ->
                        Arrays.stream(Operation.values()).map(operation -> Arguments.of(operation, scenario)));
    }

    private static Stream<Arguments> fields() {
        return crossed(Field.values());
    }

    private static Stream<Arguments> reasons() {
        return crossed(Reason.values());
    }

    private static Stream<Arguments> crossed(Object[] rows) {
        return Arrays.stream(rows)
                .flatMap(row -> scenarios().map(scenario -> Arguments.of(row, scenario.get()[0], scenario.get()[1])));
    }

    @ParameterizedTest(name = "{1}: {0}, {2}")
    @MethodSource("fields")
    void a_field_of_the_response_arrives(Field field, Operation operation, Scenario scenario) {
        var answer = new CannedServer(scenario, operation).answer("\"length\"");

        assertThat(field.read.apply(answer)).isEqualTo(field.expected);
    }

    @ParameterizedTest(name = "{1}: choices.finish_reason {0}, {2}")
    @MethodSource("reasons")
    void a_finish_reason_is_understood(Reason reason, Operation operation, Scenario scenario) {
        var answer = new CannedServer(scenario, operation).answer(reason.json);

        assertThat(answer.finishReason()).isEqualTo(reason.expected);
        assertThat(answer.rawFinishReason()).isEqualTo(reason == Reason.NULL ? null : reason.json.replace("\"", ""));
    }

    /** Its value is constant, so it is not handed on; but an error that calls itself one is no response. */
    @ParameterizedTest(name = "{0}: object, {1}")
    @MethodSource("scenarios")
    void the_object_type_distinguishes_a_completion_from_an_error(Operation operation, Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var server = new CannedServer(scenario, operation);
            var error = Fault.status(200, "{\"object\":\"error\",\"message\":\"engine died\",\"choices\":[]}");

            assertThatThrownBy(() -> server.ask(deployed, error))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("engine died");
        }
    }
}
