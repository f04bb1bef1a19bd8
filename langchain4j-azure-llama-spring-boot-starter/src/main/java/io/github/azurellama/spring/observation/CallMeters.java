package io.github.azurellama.spring.observation;

import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.listener.LlamaCall;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The meters of calls, except for the duration of a call, which its observation measures. */
final class CallMeters {

    static final String ATTEMPT = "azure.llama.client.attempt";
    static final String RETRY_WAIT = "azure.llama.client.retry.wait";
    static final String QUOTA_WAIT = "azure.llama.client.quota.wait";
    static final String COST = "azure.llama.client.cost";

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final MeterRegistry registry;
    private final ModelPrices prices;

    CallMeters(MeterRegistry registry, ModelPrices prices) {
        this.registry = registry;
        this.prices = prices;
    }

    void onAttempt(LlamaCall call, CallAttempt attempt) {
        Timer.builder(ATTEMPT)
                .description("HTTP requests up to their response headers; a call makes more than one if it is retried.")
                .tags(tags(ofAttempt(call, attempt)))
                .tag("network.protocol.name", GenAi.orNone(attempt.protocol()))
                .tag("azure.llama.connection.reused", String.valueOf(attempt.isConnectionReused()))
                .register(registry)
                .record(attempt.duration());
    }

    void onRetryWait(LlamaCall call, CallAttempt failed, Duration delay) {
        Timer.builder(RETRY_WAIT)
                .description("Delays before retries. Those of status 429 are the time for which the server throttled.")
                .tags(tags(ofAttempt(call, failed)))
                .register(registry)
                .record(delay);
    }

    void onQuotaWait(LlamaCall call, Duration wait) {
        Timer.builder(QUOTA_WAIT)
                .description("Waits for permits of a LlamaQuota.")
                .tags(tags(GenAi.of(call, call.endpoint())))
                .register(registry)
                .record(wait);
    }

    void onEnd(LlamaCall call, CallEnd end) {
        Tags tags = tags(GenAi.of(call, end));
        if (end.timeToFirstToken() != null) {
            Timer.builder(GenAi.TIME_TO_FIRST_CHUNK)
                    .description("Time to the first content of a stream.")
                    .tags(tags)
                    .register(registry)
                    .record(end.timeToFirstToken());
        }
        CallResponse response = end.response();
        TokenUsage usage = response == null ? null : response.tokenUsage();
        if (response == null || usage == null) {
            return;
        }
        ModelPrices.Price price = prices.of(call.modelName(), response.modelName());
        onTokens(tags.and(GenAi.TOKEN_TYPE, INPUT), usage.inputTokenCount(), price == null ? null : price.input());
        onTokens(tags.and(GenAi.TOKEN_TYPE, OUTPUT), usage.outputTokenCount(), price == null ? null : price.output());
    }

    private void onTokens(Tags tags, @Nullable Integer tokens, @Nullable Double price) {
        if (tokens == null) {
            return;
        }
        DistributionSummary.builder(GenAi.TOKEN_USAGE) // no base unit, which Prometheus would append to the name
                .description("Tokens of prompts and of completions.")
                .tags(tags)
                .register(registry)
                .record(tokens);
        if (price != null) {
            Counter.builder(COST)
                    .description("Cost of tokens, by the prices of the properties.")
                    .tags(tags)
                    .tag("azure.llama.currency", prices.currency())
                    .register(registry)
                    .increment(tokens * price / ModelPrices.TOKENS);
        }
    }

    private static KeyValues ofAttempt(LlamaCall call, CallAttempt attempt) {
        Integer status = attempt.status();
        Throwable failure = attempt.failure();
        return GenAi.of(call, attempt.endpoint())
                .and("azure.llama.deployment", GenAi.orNone(attempt.deployment()))
                .and(GenAi.STATUS_CODE, status == null ? KeyValue.NONE_VALUE : status.toString())
                .and(GenAi.ERROR_TYPE, failure == null ? ofStatus(status) : GenAi.errorType(failure));
    }

    private static String ofStatus(@Nullable Integer status) {
        return status == null || status < 400 ? KeyValue.NONE_VALUE : status.toString();
    }

    private static Tags tags(KeyValues values) {
        return Tags.of(values.stream()
                .map(value -> Tag.of(value.getKey(), value.getValue()))
                .toList());
    }
}
