package io.github.azurellama.spring.observation;

import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.CallResponse;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the observation of a call. What only a trace can hold is high-cardinality. */
final class CallConvention implements ObservationConvention<LlamaCallContext> {

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof LlamaCallContext;
    }

    @Override
    public String getName() {
        return GenAi.DURATION;
    }

    @Override
    public String getContextualName(LlamaCallContext context) {
        String modelName = context.call().modelName();
        return GenAi.operationName(context.call()) + (modelName == null ? "" : " " + modelName);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(LlamaCallContext context) {
        return GenAi.of(context.call(), context.end());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(LlamaCallContext context) {
        CallEnd end = context.end();
        if (end == null) {
            return KeyValues.empty();
        }
        KeyValues values = KeyValues.of("azure.llama.attempts", String.valueOf(end.attempts()));
        CallAttempt last = end.lastAttempt();
        if (last != null) {
            values = with(values, "azure.llama.deployment", last.deployment());
            values = with(values, GenAi.STATUS_CODE, last.status());
        }
        CallResponse response = end.response();
        return response == null ? values : values.and(ofResponse(response));
    }

    private static KeyValues ofResponse(CallResponse response) {
        KeyValues values = with(KeyValues.empty(), "gen_ai.response.id", response.id());
        if (response.finishReason() != null) {
            String reason = response.finishReason().name().toLowerCase(Locale.ROOT);
            values = values.and("gen_ai.response.finish_reasons", reason);
        }
        TokenUsage usage = response.tokenUsage();
        if (usage != null) {
            values = with(values, "gen_ai.usage.input_tokens", usage.inputTokenCount());
            values = with(values, "gen_ai.usage.output_tokens", usage.outputTokenCount());
        }
        return values;
    }

    private static KeyValues with(KeyValues values, String name, @Nullable Object value) {
        return value == null ? values : values.and(name, String.valueOf(value));
    }
}
