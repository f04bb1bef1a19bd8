package io.github.azurellama.contract.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.AzureLlamaModelBuilder;
import java.util.function.Consumer;

/** An option with a value, set by its setter, and the field that it becomes. */
public enum OptionSetting {
    MAX_TOKENS("max_tokens", "7", Schema.INFERENCE, model -> model.maxOutputTokens(7)),
    TOP_P("top_p", "0.5", Schema.INFERENCE, model -> model.topP(0.5)),
    TEMPERATURE("temperature", "0.4", Schema.INFERENCE, model -> model.temperature(0.4)),
    STOP("stop", "[\"xx\",\"yy\"]", Schema.INFERENCE, model -> model.stopSequences("xx", "yy")),
    PRESENCE_PENALTY("presence_penalty", "-1.5", Schema.INFERENCE, model -> model.presencePenalty(-1.5)),
    FREQUENCY_PENALTY("frequency_penalty", "1.5", Schema.INFERENCE, model -> model.frequencyPenalty(1.5)),
    SEED("seed", "42", Schema.INFERENCE, model -> model.seed(42L)),
    N("n", "2", Schema.OPENAI, model -> model.n(2)),
    BEST_OF("best_of", "3", Schema.ENGINE, model -> model.bestOf(3)),
    IGNORE_EOS("ignore_eos", "true", Schema.ENGINE, model -> model.ignoreEos(true)),
    USE_BEAM_SEARCH("use_beam_search", "true", Schema.ENGINE, model -> beams(model)),
    STOP_TOKEN_IDS("stop_token_ids", "[128009,42]", Schema.ENGINE, model -> model.stopTokenIds(128009, 42)),
    SKIP_SPECIAL_TOKENS("skip_special_tokens", "false", Schema.ENGINE, model -> model.skipSpecialTokens(false)),
    TOP_K("top_k", "5", Schema.ENGINE, model -> model.topK(5)),
    MIN_P("min_p", "0.1", Schema.ENGINE, model -> model.minP(0.1)),
    REPETITION_PENALTY("repetition_penalty", "1.1", Schema.ENGINE, model -> model.repetitionPenalty(1.1)),
    LENGTH_PENALTY("length_penalty", "0.9", Schema.ENGINE, model -> model.lengthPenalty(0.9)),
    MIN_TOKENS("min_tokens", "2", Schema.ENGINE, model -> model.minTokens(2)),
    INCLUDE_STOP("include_stop_str_in_output", "true", Schema.ENGINE, model -> model.includeStopStrInOutput(true)),
    SPACES("spaces_between_special_tokens", "false", Schema.ENGINE, model -> model.spacesBetweenSpecialTokens(false)),
    BAD_WORDS("bad_words", "[\"bad\"]", Schema.ENGINE, model -> model.badWords("bad")),
    ALLOWED_TOKEN_IDS("allowed_token_ids", "[1,2]", Schema.ENGINE, model -> model.allowedTokenIds(1, 2));

    /** The narrowest schema that has the field. */
    private enum Schema {
        INFERENCE,
        OPENAI,
        ENGINE
    }

    private final String field;
    private final String json;
    private final Schema schema;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that captures nothing
    private final Consumer<AzureLlamaModelBuilder<?>> setter;

    OptionSetting(String field, String json, Schema schema, Consumer<AzureLlamaModelBuilder<?>> setter) {
        this.field = field;
        this.json = json;
        this.schema = schema;
        this.setter = setter;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }

    /** What the field has to be. */
    public JsonNode value() {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the setting. */
    public void on(AzureLlamaModelBuilder<?> model) {
        setter.accept(model);
        if (this == IGNORE_EOS) {
            // Nothing else ends such a response before the context is full.
            model.maxOutputTokens(30);
        }
    }

    /** Whether Azure AI Model Inference takes it without further ado. */
    public boolean isInInferenceSchema() {
        return schema == Schema.INFERENCE;
    }

    /** Whether Foundry's OpenAI route knows it. */
    public boolean isKnownToOpenAi() {
        return schema != Schema.ENGINE;
    }

    /** Whether a response can be streamed with it. */
    public boolean isStreamable() {
        return this != BEST_OF && this != USE_BEAM_SEARCH;
    }

    @Override
    public String toString() {
        return field;
    }

    private static void beams(AzureLlamaModelBuilder<?> model) {
        model.useBeamSearch(true).bestOf(3).temperature(0.0);
    }
}
