package io.github.azurellama.spring.observation;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.CallOutcome;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.listener.LlamaCall;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/** Names and values of OpenTelemetry's semantic conventions for generative AI. */
final class GenAi {

    /** The value for Azure AI Model Inference, which the conventions have no other beside for models that are not OpenAI's. */
    static final String PROVIDER = "azure.ai.inference";

    static final String DURATION = "gen_ai.client.operation.duration";
    static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";

    static final String OPERATION_NAME = "gen_ai.operation.name";
    static final String PROVIDER_NAME = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String SERVER_ADDRESS = "server.address";
    static final String ERROR_TYPE = "error.type";
    static final String STATUS_CODE = "http.response.status_code";

    private GenAi() {}

    static String operationName(LlamaCall call) {
        return operationName(call.operation());
    }

    /** The conventions have no names for the last two, and allow others. */
    private static String operationName(Operation operation) {
        return switch (operation) {
            case CHAT -> "chat";
            case COMPLETION -> "text_completion";
            case TOKENIZE -> "count_tokens";
            case LIST_MODELS -> "list_models";
        };
    }

    /** The same names at each time, because Prometheus refuses meters of one name with different labels. */
    static KeyValues of(LlamaCall call, @Nullable CallEnd end) {
        CallAttempt last = end == null ? null : end.lastAttempt();
        CallResponse response = end == null ? null : end.response();
        return of(call, last == null ? call.endpoint() : last.endpoint())
                .and(RESPONSE_MODEL, orNone(response == null ? null : response.modelName()))
                .and(ERROR_TYPE, errorType(end));
    }

    /** What is known of a call at each time. */
    static KeyValues of(LlamaCall call, Endpoint endpoint) {
        return KeyValues.of(
                OPERATION_NAME,
                operationName(call),
                PROVIDER_NAME,
                PROVIDER,
                REQUEST_MODEL,
                orNone(call.modelName()),
                SERVER_ADDRESS,
                endpoint.host());
    }

    static String orNone(@Nullable String value) {
        return value == null || value.isBlank() ? KeyValue.NONE_VALUE : value;
    }

    private static String errorType(@Nullable CallEnd end) {
        if (end == null || end.outcome() == CallOutcome.SUCCESS) {
            return KeyValue.NONE_VALUE;
        }
        return end.failure() == null ? "cancelled" : errorType(end.failure());
    }

    /** The status of an error response, or else the class of the exception. */
    static String errorType(Throwable failure) {
        return failure.getCause() instanceof AzureLlamaHttpException http
                ? String.valueOf(http.statusCode())
                : failure.getClass().getName();
    }
}
