package io.github.azurellama.contract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.simulator.token.Tokenizer;
import java.util.function.Consumer;

/** A row of the guide's request tables: how it is set, how it is sent, and what the server makes of it. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold no state
enum GuideOption {
    MAX_TOKENS("max_tokens", "3", model -> model.maxOutputTokens(3), answer -> {
        assertThat(answer.text()).isEqualTo("one two three");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }),
    TOP_P("top_p", "0.1", model -> model.topP(0.1), GuideOption::isWhole),
    TEMPERATURE("temperature", "0.8", model -> model.temperature(0.8), GuideOption::isWhole),
    N("n", "2", model -> model.n(2), answer -> {
        assertThat(answer.choices()).hasSize(2);
        assertThat(answer.usage().outputTokenCount()).isEqualTo(10);
    }),
    STOP("stop", "[\"never\",\" three\"]", model -> model.stopSequences("never", " three"), answer -> {
        assertThat(answer.text()).isEqualTo("one two");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }),
    BEST_OF(
            "best_of",
            "3",
            model -> model.n(2).bestOf(3),
            answer -> assertThat(answer.choices()).hasSize(2)),
    LOGPROBS("logprobs", "2", model -> model.logprobs(2), answer -> {
        assertThat(answer.logprobs())
                .extracting(TokenLogprob::token)
                .containsExactly("one", " two", " three", " four", " five");
        assertThat(answer.logprobs())
                .allMatch(token ->
                        token.alternatives().size() >= 2 && token.alternatives().size() <= 3);
    }),
    PRESENCE_PENALTY("presence_penalty", "-2.0", model -> model.presencePenalty(-2.0), GuideOption::isWhole),
    IGNORE_EOS("ignore_eos", "true", model -> model.ignoreEos(true).maxOutputTokens(12), answer -> {
        assertThat(answer.text()).startsWith("one two three four five\none two");
        assertThat(answer.usage().outputTokenCount()).isEqualTo(12);
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }),
    USE_BEAM_SEARCH(
            "use_beam_search",
            "true",
            model -> model.useBeamSearch(true).bestOf(2).temperature(0.0),
            GuideOption::isWhole),
    STOP_TOKEN_IDS(
            "stop_token_ids",
            "[" + id(" three") + "]",
            model -> model.stopTokenIds(id(" three")),
            // The token that stops belongs to the text, unless it is a special one.
            answer -> assertThat(answer.text()).isEqualTo("one two three")),
    SKIP_SPECIAL_TOKENS(
            "skip_special_tokens",
            "false",
            model -> model.skipSpecialTokens(false).ignoreEos(true).maxOutputTokens(6),
            answer -> assertThat(answer.text()).isEqualTo("one two three four five<|eot_id|>"));

    /** What the model says to everything. */
    static final String SAID = "one two three four five";

    private final String field;
    private final String json;
    private final Consumer<AzureLlamaModelBuilder<?>> setting;
    private final Consumer<GuideResponse> effect;

    GuideOption(
            String field, String json, Consumer<AzureLlamaModelBuilder<?>> setting, Consumer<GuideResponse> effect) {
        this.field = field;
        this.json = json;
        this.setting = setting;
        this.effect = effect;
    }

    String field() {
        return field;
    }

    /** The field's value as it is to be sent. */
    String json() {
        return json;
    }

    void set(AzureLlamaModelBuilder<?> model) {
        setting.accept(model);
    }

    void assertEffect(GuideResponse answer) {
        effect.accept(answer);
    }

    /** Results of best_of cannot be streamed, says the guide. */
    boolean isStreamable() {
        return this != BEST_OF && this != USE_BEAM_SEARCH;
    }

    @Override
    public String toString() {
        return field;
    }

    private static void isWhole(GuideResponse answer) {
        assertThat(answer.text()).isEqualTo(SAID);
    }

    private static int id(String token) {
        return Tokenizer.tokens(token).get(0).id();
    }
}
