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
 * The settings that all models share: those of the connection, and how answers are sampled. A setting that is not made, or
 * made with null, leaves the default.
 *
 * <p>The sampling settings are defaults; a chat request can override each. Their ranges are the endpoint's and are checked
 * when the model is built.
 *
 * @param <B> the builder
 */
public abstract sealed class AzureLlamaModelBuilder<B extends AzureLlamaModelBuilder<B>>
        extends AzureLlamaConnectionBuilder<B> implements LlamaOptionSetters<B>
        permits AzureLlamaChatModelBuilder, AzureLlamaLanguageModelBuilder {

    final AzureLlamaChatRequestParameters.Builder parameters = AzureLlamaChatRequestParameters.builder();

    AzureLlamaModelBuilder() {}

    /**
     * What an endpoint of {@link ApiDialect#AZURE_AI_INFERENCE} does with fields outside its schema. Default is to pass them
     * to the model whenever a request has some. Settable for that dialect only.
     */
    public B extraParameters(@Nullable ExtraParameters extraParameters) {
        connection.extraParameters = extraParameters;
        return self();
    }

    /** The name of the deployment. Required on Foundry, better left out on serverless endpoints, which serve one model. */
    public B modelName(@Nullable String modelName) {
        parameters.modelName(modelName);
        return self();
    }

    /** The deployment's quota, shared with the other models that call it: calls wait for it. Default is none. */
    public B quota(@Nullable LlamaQuota quota) {
        connection.http.quota = quota;
        return self();
    }

    /** How freely tokens are sampled, from 0 (always the likeliest) to 2, or to 1 for Azure AI Model Inference. */
    public B temperature(@Nullable Double temperature) {
        return option(LlamaOption.TEMPERATURE, temperature);
    }

    /** Samples only from the likeliest tokens that make up this share, 0 to 1. The server's default is 1. */
    public B topP(@Nullable Double topP) {
        return option(LlamaOption.TOP_P, topP);
    }

    /** Samples only from this many likeliest tokens; vLLM's default is all. */
    public B topK(@Nullable Integer topK) {
        return option(LlamaOption.TOP_K, topK);
    }

    /** Makes tokens less likely the more often they stand in the text, -2 to 2. The server's default is 0. */
    public B frequencyPenalty(@Nullable Double frequencyPenalty) {
        return option(LlamaOption.FREQUENCY_PENALTY, frequencyPenalty);
    }

    /** Makes tokens less likely that stand in the text at all, -2 to 2. The server's default is 0. */
    public B presencePenalty(@Nullable Double presencePenalty) {
        return option(LlamaOption.PRESENCE_PENALTY, presencePenalty);
    }

    /**
     * The most tokens an answer may have, at least 1; the wire's {@code max_tokens}. Where the server's own default would cut
     * answers at 16 or 256 tokens, 1024 is sent unless this is set; elsewhere nothing is.
     */
    public B maxOutputTokens(@Nullable Integer maxOutputTokens) {
        return option(LlamaOption.MAX_TOKENS, maxOutputTokens);
    }

    /** Ends the answer before any of these; the wire's {@code stop}. */
    public B stopSequences(@Nullable List<String> stopSequences) {
        return option(LlamaOption.STOP, stopSequences);
    }

    /** Ends the answer before any of these; the wire's {@code stop}. */
    public B stopSequences(String... stopSequences) {
        return stopSequences(Arrays.asList(stopSequences));
    }

    @Override
    public <T> B option(LlamaOption<T> option, @Nullable T value) {
        parameters.option(option, value);
        return self();
    }
}
