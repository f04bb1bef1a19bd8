package io.github.azurellama.listener;

import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * The response of a model, without its content.
 *
 * @param id its id, or null if the server sends none
 * @param modelName the model as the server names it, or null
 * @param tokenUsage its token usage, or null if the server sends none; of both requests if the first output was repaired
 * @param finishReason why the first choice ended
 */
public record CallResponse(
        @Nullable String id,
        @Nullable String modelName,
        @Nullable TokenUsage tokenUsage,
        @Nullable FinishReason finishReason) {}
