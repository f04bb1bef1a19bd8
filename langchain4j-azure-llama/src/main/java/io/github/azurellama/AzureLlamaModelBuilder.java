package io.github.azurellama;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.LlamaOptionSetters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all models share: those of the connection and the options of sampling. Null restores the default.
 *
 * <p>Options are defaults, which a chat request can override one by one. A value out of range throws
 * {@link io.github.azurellama.error.InvalidSettingException} from its setter, or from {@code build} if only this endpoint
 * has a narrower range. Options that are not set are not sent, and the server's default applies.
 *
 * @param <B> the builder
 */
public abstract sealed class AzureLlamaModelBuilder<B extends AzureLlamaModelBuilder<B>>
        extends AzureLlamaConnectionBuilder<B> implements LlamaOptionSetters<B>
        permits AzureLlamaChatModelBuilder, AzureLlamaLanguageModelBuilder {

    final AzureLlamaChatRequestParameters.Builder parameters = AzureLlamaChatRequestParameters.builder();

    AzureLlamaModelBuilder() {}

    /**
     * What an endpoint of {@link ApiDialect#AZURE_AI_INFERENCE} does with fields outside its schema. Default is
     * {@link ExtraParameters#PASS_THROUGH} for requests that have such fields, and no header for others. Only for that dialect.
     */
    public B extraParameters(@Nullable ExtraParameters extraParameters) {
        connection.endpoint.extraParameters = extraParameters;
        return self();
    }

    /**
     * The field {@code model}: on Foundry the name of the deployment, which is required; on other servers the name of the model.
     * Default is to omit it, as serverless endpoints need, which serve one model.
     */
    public B modelName(@Nullable String modelName) {
        parameters.modelName(modelName);
        return self();
    }

    /** The quota of the deployment, shared with other models that call it. Calls wait for permits. Default is no quota. */
    public B quota(@Nullable LlamaQuota quota) {
        connection.endpoint.backend.quota = quota;
        return self();
    }

    /**
     * The randomness of sampling, from 0 (always the most likely token) to 2, or to 1 for Azure AI Model Inference. The server's
     * default is 1 (guide), or 0.7 on managed compute's routes of Azure AI Model Inference.
     */
    public B temperature(@Nullable Double temperature) {
        return option(LlamaOption.TEMPERATURE, temperature);
    }

    /** Samples only from the most likely tokens whose probabilities sum up to this, 0 to 1. The server's default is 1 (guide). */
    public B topP(@Nullable Double topP) {
        return option(LlamaOption.TOP_P, topP);
    }

    /** Samples only from this many most likely tokens; -1 for all, vLLM's default. */
    public B topK(@Nullable Integer topK) {
        return option(LlamaOption.TOP_K, topK);
    }

    /** Lowers the probability of tokens by how often they occur in the text so far, -2 to 2. The server's default is 0. */
    public B frequencyPenalty(@Nullable Double frequencyPenalty) {
        return option(LlamaOption.FREQUENCY_PENALTY, frequencyPenalty);
    }

    /** Lowers the probability of tokens that occur in the text so far, -2 to 2. The server's default is 0. */
    public B presencePenalty(@Nullable Double presencePenalty) {
        return option(LlamaOption.PRESENCE_PENALTY, presencePenalty);
    }

    /**
     * The maximum number of generated tokens, at least 1; {@code max_tokens} on the wire. Default is 1024 where the server's
     * default is 16 or 256, see {@link io.github.azurellama.endpoint.EndpointKind#defaultMaxTokens}; elsewhere it is not sent.
     */
    public B maxOutputTokens(@Nullable Integer maxOutputTokens) {
        return option(LlamaOption.MAX_TOKENS, maxOutputTokens);
    }

    /** Ends the completion before the first of these texts; {@code stop} on the wire. The server's default is none (guide). */
    public B stopSequences(@Nullable List<String> stopSequences) {
        return option(LlamaOption.STOP, stopSequences);
    }

    /** Ends the completion before the first of these texts; {@code stop} on the wire. The server's default is none (guide). */
    public B stopSequences(String... stopSequences) {
        return stopSequences(Arrays.asList(stopSequences));
    }

    @Override
    public <T> B option(LlamaOption<T> option, @Nullable T value) {
        parameters.option(option, value);
        return self();
    }
}
