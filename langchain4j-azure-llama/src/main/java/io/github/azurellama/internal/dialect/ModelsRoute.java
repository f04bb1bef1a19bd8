package io.github.azurellama.internal.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.ListedModel;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes that list models: OpenAI's list, and the description of one model of Azure AI Model Inference.
 *
 * @param endpoint where requests go
 */
public record ModelsRoute(Endpoint endpoint) {

    public WireRequest request() {
        return WireRequest.plain(Operation.LIST_MODELS, endpoint.url(Operation.LIST_MODELS), null);
    }

    /**
     * Reads either response.
     *
     * @throws ErrorPayloadException if the response reports an error
     * @throws IOException if the response is not JSON, or neither of the two
     */
    public List<ListedModel> read(byte[] json) throws IOException {
        JsonNode response = Json.response(json);
        if (response.path("model_name").isTextual()) {
            return List.of(described(response));
        }
        if (!response.path("data").isArray()) {
            throw new MalformedResponseException("the response lists no models");
        }
        List<ListedModel> models = new ArrayList<>();
        for (JsonNode model : response.path("data")) {
            if (model.path("id").isTextual()) {
                models.add(listed(model));
            }
        }
        return models;
    }

    private static ListedModel described(JsonNode model) {
        return new ListedModel(
                model.path("model_name").textValue(),
                model.path("model_provider_name").textValue(),
                null,
                null,
                model.path("model_type").textValue());
    }

    private static ListedModel listed(JsonNode model) {
        return new ListedModel(
                model.path("id").textValue(),
                model.path("owned_by").textValue(),
                created(model.path("created")),
                model.path("max_model_len").canConvertToInt()
                        ? (Integer) model.path("max_model_len").intValue()
                        : null,
                null);
    }

    private static boolean isTime(JsonNode seconds) {
        return seconds.canConvertToLong()
                && seconds.longValue() > 0
                && seconds.longValue() <= Instant.MAX.getEpochSecond();
    }

    /** Some servers send 0 for "unknown". */
    private static @Nullable Instant created(JsonNode seconds) {
        return isTime(seconds) ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }
}
