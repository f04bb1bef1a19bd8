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
 * The routes that tell which models are served: OpenAI's list of them, and the one that Azure AI Model Inference describes.
 *
 * @param endpoint where requests go
 */
public record ModelsRoute(Endpoint endpoint) {

    /** Asks. */
    public WireRequest request() {
        return WireRequest.plain(Operation.LIST_MODELS, endpoint.url(Operation.LIST_MODELS), null);
    }

    /**
     * Reads either answer.
     *
     * @throws ErrorPayloadException if it reports an error in place of an answer
     * @throws IOException if it is no JSON, or neither of the two
     */
    public List<ListedModel> read(byte[] json) throws IOException {
        JsonNode answer = Json.answer(json);
        if (answer.path("model_name").isTextual()) {
            return List.of(described(answer));
        }
        if (!answer.path("data").isArray()) {
            throw new MalformedResponseException("the answer names no models");
        }
        List<ListedModel> models = new ArrayList<>();
        for (JsonNode model : answer.path("data")) {
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

    /** Some servers send 0 for "unknown". */
    private static @Nullable Instant created(JsonNode seconds) {
        return seconds.canConvertToInt() && seconds.intValue() > 0 ? Instant.ofEpochSecond(seconds.intValue()) : null;
    }
}
