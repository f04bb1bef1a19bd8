package io.github.azurellama.endpoint;

import static io.github.azurellama.endpoint.ApiDialect.AZURE_AI_INFERENCE;
import static io.github.azurellama.endpoint.ApiDialect.LLAMA_NATIVE;
import static io.github.azurellama.endpoint.ApiDialect.SCORE;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which Azure serves Llama, and everything in which they differ. Each constant is a row of a table;
 * nothing else in this library asks what kind an endpoint is.
 *
 * <p>Usually found from the URL, see {@link Endpoint}.
 */
public enum EndpointKind {

    /**
     * Serverless API (pay as you go): {@code https://NAME.REGION.models.ai.azure.com}, or the older
     * {@code https://NAME-serverless.REGION.inference.ai.azure.com}. One model per endpoint, so no model name.
     */
    SERVERLESS(new Row("Authorization", "2024-05-01-preview")
            .serves(LLAMA_NATIVE, AZURE_AI_INFERENCE)
            .usageNeedsStreamOptions(LLAMA_NATIVE)
            .cutsChat(LLAMA_NATIVE, 16)
            .cutsCompletion(LLAMA_NATIVE, 16)
            .cutsCompletion(AZURE_AI_INFERENCE, 256)
            .logprobsAsCount()),

    /**
     * The Azure AI Model Inference routes of a Foundry resource:
     * {@code https://RESOURCE.services.ai.azure.com/models}. The model name is the deployment's name.
     * Microsoft announced their retirement for 26 August 2026; {@link #FOUNDRY_OPENAI} succeeds them.
     */
    FOUNDRY_MODELS(new Row("api-key", "2024-05-01-preview")
            .serves(AZURE_AI_INFERENCE)
            .needsModel()
            .cutsCompletion(AZURE_AI_INFERENCE, 256)
            .logprobsAsCount()),

    /**
     * The OpenAI routes of a Foundry resource: {@code https://RESOURCE.services.ai.azure.com/openai/v1} or
     * {@code https://RESOURCE.openai.azure.com/openai/v1}. The model name is the deployment's name; case matters.
     */
    FOUNDRY_OPENAI(new Row("api-key", null).serves(LLAMA_NATIVE).needsModel().usageNeedsStreamOptions(LLAMA_NATIVE)),

    /**
     * Managed compute, an online endpoint of Azure Machine Learning:
     * {@code https://ENDPOINT.REGION.inference.ml.azure.com}. It wraps each failure of its container in status 424.
     */
    MANAGED_COMPUTE(new Row("Authorization", null)
            .serves(LLAMA_NATIVE, AZURE_AI_INFERENCE, SCORE)
            .usageNeedsStreamOptions(LLAMA_NATIVE, AZURE_AI_INFERENCE)
            .cutsChat(AZURE_AI_INFERENCE, 256)
            .cutsChat(SCORE, 16)
            .cutsCompletion(AZURE_AI_INFERENCE, 256)
            .cutsCompletion(LLAMA_NATIVE, 16)
            .cutsCompletion(SCORE, 16)
            .omitsChatLogprobs(AZURE_AI_INFERENCE, SCORE)
            .countsTokens()
            .severalDeployments()),

    /** Any other server that speaks one of the dialects: vLLM, llama.cpp, an API gateway. A key is optional. */
    OPENAI_COMPATIBLE(new Row("Authorization", null)
            .serves(LLAMA_NATIVE, AZURE_AI_INFERENCE)
            .usageNeedsStreamOptions(LLAMA_NATIVE)
            .cutsCompletion(LLAMA_NATIVE, 16)
            .cutsCompletion(AZURE_AI_INFERENCE, 256)
            .countsTokens()
            .keyOptional());

    @SuppressWarnings("ImmutableEnumChecker") // a row never changes once its constant is made
    private final Row row;

    EndpointKind(Row row) {
        this.row = row;
    }

    /**
     * The request header that takes an API key: {@code api-key}, or {@code Authorization} with the scheme
     * {@code Bearer}.
     */
    public String keyHeader() {
        return row.keyHeader;
    }

    /** Whether a request without any credential makes sense. */
    public boolean isKeyOptional() {
        return row.keyOptional;
    }

    /** Whether each request must name a model, that is a deployment. */
    public boolean isModelRequired() {
        return row.modelRequired;
    }

    /** Whether this kind of endpoint has the routes of that dialect. */
    public boolean serves(ApiDialect dialect) {
        return row.dialects.contains(dialect);
    }

    /** The dialects that this kind of endpoint has the routes of. */
    public Set<ApiDialect> dialects() {
        return Set.copyOf(row.dialects);
    }

    /** The {@code api-version} that {@link ApiDialect#AZURE_AI_INFERENCE} sends here, or null for none. */
    public @Nullable String apiVersion() {
        return row.apiVersion;
    }

    /** Whether a stream tells the token usage only if {@code stream_options.include_usage} asks for it. */
    public boolean usageNeedsStreamOptions(ApiDialect dialect) {
        return row.usageNeedsStreamOptions.contains(dialect);
    }

    /**
     * Whether {@code logprobs} of a chat request is a number of alternatives, as the guide has it; elsewhere it is a
     * boolean with the number in {@code top_logprobs}, as OpenAI and vLLM have it.
     */
    public boolean logprobsAsCount() {
        return row.logprobsAsCount;
    }

    /** Whether answers to chats come without the log probabilities that the request asked for. */
    public boolean omitsChatLogprobs(ApiDialect dialect) {
        return row.omitsChatLogprobs.contains(dialect);
    }

    /** Whether there is a route that counts tokens, as vLLM has it; a server of another make may still lack it. */
    public boolean countsTokens() {
        return row.countsTokens;
    }

    /** The dialect of the route that lists the models, whatever dialect they are spoken to in. */
    public ApiDialect listingDialect() {
        return row.apiVersion == null ? LLAMA_NATIVE : AZURE_AI_INFERENCE;
    }

    /** Whether several deployments stand behind one URL, and a header picks one. */
    public boolean hasSeveralDeployments() {
        return row.severalDeployments;
    }

    /** The scope of an Entra ID token for this kind of endpoint. */
    public String tokenScope() {
        return row.keyHeader.equals("api-key")
                ? "https://cognitiveservices.azure.com/.default"
                : "https://ml.azure.com/.default";
    }

    /**
     * The {@code max_tokens} that the server falls back to when a request names none, where that is so low that it
     * cuts ordinary answers; empty where the fallback is what is left of the model's context.
     */
    public OptionalInt defaultMaxTokens(ApiDialect dialect, Operation operation) {
        Integer limit =
                switch (operation) {
                    case CHAT -> row.chatCut.get(dialect);
                    case COMPLETION -> row.completionCut.get(dialect);
                    case TOKENIZE, LIST_MODELS -> null;
                };
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /** One row of the table. Mutable only while the constant is being made. */
    private static final class Row {
        private final String keyHeader;
        private final @Nullable String apiVersion;
        private final Set<ApiDialect> dialects = EnumSet.noneOf(ApiDialect.class);
        private final Set<ApiDialect> usageNeedsStreamOptions = EnumSet.noneOf(ApiDialect.class);
        private final Map<ApiDialect, Integer> chatCut = new EnumMap<>(ApiDialect.class);
        private final Map<ApiDialect, Integer> completionCut = new EnumMap<>(ApiDialect.class);
        private final Set<ApiDialect> omitsChatLogprobs = EnumSet.noneOf(ApiDialect.class);
        private boolean severalDeployments;
        private boolean modelRequired;
        private boolean keyOptional;
        private boolean logprobsAsCount;
        private boolean countsTokens;

        Row(String keyHeader, @Nullable String apiVersion) {
            this.keyHeader = keyHeader;
            this.apiVersion = apiVersion;
        }

        Row serves(ApiDialect... served) {
            dialects.addAll(Set.of(served));
            return this;
        }

        Row usageNeedsStreamOptions(ApiDialect... asked) {
            usageNeedsStreamOptions.addAll(Set.of(asked));
            return this;
        }

        Row cutsChat(ApiDialect dialect, int tokens) {
            chatCut.put(dialect, tokens);
            return this;
        }

        Row cutsCompletion(ApiDialect dialect, int tokens) {
            completionCut.put(dialect, tokens);
            return this;
        }

        Row omitsChatLogprobs(ApiDialect... losing) {
            omitsChatLogprobs.addAll(Set.of(losing));
            return this;
        }

        Row severalDeployments() {
            severalDeployments = true;
            return this;
        }

        Row needsModel() {
            modelRequired = true;
            return this;
        }

        Row keyOptional() {
            keyOptional = true;
            return this;
        }

        Row countsTokens() {
            countsTokens = true;
            return this;
        }

        Row logprobsAsCount() {
            logprobsAsCount = true;
            return this;
        }
    }
}
