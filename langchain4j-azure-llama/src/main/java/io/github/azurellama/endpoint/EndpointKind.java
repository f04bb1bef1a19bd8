package io.github.azurellama.endpoint;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which Azure serves Llama. One table holds everything in which they differ, a row for each constant.
 *
 * <p>Usually found from the URL, see {@link Endpoint}. Sources: Microsoft's guide to deploying Llama, its documentation of
 * Foundry Models and of online endpoints, and vLLM's OpenAI-compatible server.
 */
public enum EndpointKind {

    /**
     * Serverless API (pay as you go): {@code https://NAME.REGION.models.ai.azure.com}, or the older
     * {@code https://NAME-serverless.REGION.inference.ai.azure.com}. One model per endpoint, so no model name is needed.
     */
    SERVERLESS(EndpointTable.SERVERLESS),

    /**
     * The Azure AI Model Inference routes of a Foundry resource: {@code https://RESOURCE.services.ai.azure.com/models}. The
     * model name is the deployment's name. Microsoft announced their retirement for 26 August 2026;
     * {@link #FOUNDRY_OPENAI} succeeds them.
     */
    FOUNDRY_MODELS(EndpointTable.FOUNDRY_MODELS),

    /**
     * The OpenAI routes of a Foundry resource: {@code https://RESOURCE.services.ai.azure.com/openai/v1} or
     * {@code https://RESOURCE.openai.azure.com/openai/v1}. The model name is the deployment's name; case matters.
     */
    FOUNDRY_OPENAI(EndpointTable.FOUNDRY_OPENAI),

    /**
     * Managed compute, an online endpoint of Azure Machine Learning: {@code https://ENDPOINT.REGION.inference.ml.azure.com}.
     * It wraps each failure of its container in status 424.
     */
    MANAGED_COMPUTE(EndpointTable.MANAGED_COMPUTE),

    /** Any other server that speaks one of the dialects: vLLM, llama.cpp, an API gateway. A key is optional. */
    OPENAI_COMPATIBLE(EndpointTable.OPENAI_COMPATIBLE);

    @SuppressWarnings("ImmutableEnumChecker") // a row never changes once its constant is made
    private final EndpointRow row;

    EndpointKind(EndpointRow row) {
        this.row = row;
    }

    /** The services of Azure whose hosts are of this kind. */
    List<String> services() {
        return row.get(EndpointRow.SERVICES);
    }

    /** The path that a bare host needs before a route. */
    String basePath() {
        return row.get(EndpointRow.BASE_PATH);
    }

    /** The dialect where neither URL nor user names one that this kind serves. */
    ApiDialect defaultDialect() {
        return row.get(EndpointRow.DEFAULT_DIALECT);
    }

    /** Whether this kind of endpoint has the routes of that dialect. */
    public boolean serves(ApiDialect dialect) {
        return dialects().contains(dialect);
    }

    /** The dialects that this kind of endpoint has the routes of. */
    public Set<ApiDialect> dialects() {
        return row.get(EndpointRow.DIALECTS);
    }

    /** The dialect of the route that lists the models, in whichever dialect requests are written. */
    public ApiDialect listingDialect() {
        return row.get(EndpointRow.LISTING_DIALECT);
    }

    /** The {@code api-version} that {@link ApiDialect#AZURE_AI_INFERENCE} sends here, or null for none. */
    public @Nullable String apiVersion() {
        return row.get(EndpointRow.API_VERSION).orElse(null);
    }

    /**
     * The request header that takes an API key: {@code api-key}, or {@code Authorization} with the scheme {@code Bearer}.
     */
    public String keyHeader() {
        return row.get(EndpointRow.KEY_HEADER);
    }

    /** Whether requests without any credential make sense. */
    public boolean isKeyOptional() {
        return row.get(EndpointRow.KEY_OPTIONAL);
    }

    /**
     * The scope of an Entra ID token for this kind of endpoint in Azure's public cloud. {@link Endpoint#tokenScope()} gives
     * that of the endpoint's own cloud.
     */
    public String tokenScope() {
        return row.get(EndpointRow.TOKEN_SCOPE);
    }

    /** Whether each request must name a model, that is, a deployment. */
    public boolean isModelRequired() {
        return row.get(EndpointRow.MODEL_REQUIRED);
    }

    /** Whether several deployments stand behind one URL, and a header picks one. */
    public boolean hasSeveralDeployments() {
        return row.get(EndpointRow.SEVERAL_DEPLOYMENTS);
    }

    /** Whether a stream reports its token usage only if {@code stream_options.include_usage} is set. */
    public boolean usageNeedsStreamOptions(ApiDialect dialect) {
        return row.get(EndpointRow.USAGE_NEEDS_STREAM_OPTIONS).contains(dialect);
    }

    /**
     * The server's default of {@code max_tokens} where it is so low that it cuts ordinary completions, 16 or 256 tokens; empty
     * where the default is the rest of the model's context.
     */
    public OptionalInt defaultMaxTokens(ApiDialect dialect, Operation operation) {
        Integer limit =
                switch (operation) {
                    case CHAT -> row.get(EndpointRow.DEFAULT_MAX_TOKENS_OF_CHAT).get(dialect);
                    case COMPLETION ->
                        row.get(EndpointRow.DEFAULT_MAX_TOKENS_OF_COMPLETION).get(dialect);
                    case TOKENIZE, LIST_MODELS -> null;
                };
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /**
     * Whether {@code logprobs} of a chat request is the number of alternatives (guide). Elsewhere it is a boolean, and the
     * number is {@code top_logprobs} (OpenAI, vLLM).
     */
    public boolean logprobsAsCount() {
        return row.get(EndpointRow.LOGPROBS_AS_COUNT);
    }

    /** Whether responses to chats omit log probabilities even if the request set {@code logprobs}. */
    public boolean omitsChatLogprobs(ApiDialect dialect) {
        return row.get(EndpointRow.OMITS_CHAT_LOGPROBS).contains(dialect);
    }

    /** Whether this kind may have vLLM's route {@code /tokenize}; a server other than vLLM may still lack it. */
    public boolean countsTokens() {
        return row.get(EndpointRow.COUNTS_TOKENS);
    }

    /**
     * Whether servers of this kind usually parse tool calls, so that {@code ToolCalling.AUTO} tries the field {@code tools}
     * first. Microsoft's tables say "no" for every Llama that Azure hosts itself; vLLM and llama.cpp parse them.
     */
    public boolean parsesToolCalls(ApiDialect dialect) {
        return row.get(EndpointRow.PARSES_TOOL_CALLS).contains(dialect);
    }

    /** Whether {@code StructuredOutput.AUTO} tries the field {@code response_format} first. */
    public boolean takesResponseFormat(ApiDialect dialect) {
        return row.get(EndpointRow.TAKES_RESPONSE_FORMAT).contains(dialect);
    }

    /**
     * Whether servers that take {@code response_format} are known to follow it. Where they are not, {@code
     * StructuredOutput.AUTO} writes the schema into the prompt too: llama.cpp accepts some formats and ignores them.
     */
    public boolean honorsResponseFormat() {
        return row.get(EndpointRow.HONORS_RESPONSE_FORMAT);
    }

    /** Whether {@code tool_choice} must be a string, so that one tool can only be forced by offering no other. */
    public boolean toolChoiceIsWord(ApiDialect dialect) {
        return row.get(EndpointRow.TOOL_CHOICE_IS_WORD).contains(dialect);
    }

    /** Whether names of tools are limited to 64 letters, digits, underscores and hyphens. */
    public boolean checksToolNames(ApiDialect dialect) {
        return row.get(EndpointRow.CHECKS_TOOL_NAMES).contains(dialect);
    }

    /** Whether {@code response_format} takes {@code json_object} but no schema. */
    public boolean refusesJsonSchema(ApiDialect dialect) {
        return row.get(EndpointRow.REFUSES_JSON_SCHEMA).contains(dialect);
    }
}
