package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.time.Instant;

/** The descriptions of the models that an endpoint serves. */
final class ModelCard {

    private ModelCard() {}

    /** {@code /info} of the Model Inference API, about the default model. */
    static EndpointResponse info(SimulatorConfig config) {
        var model = config.models().get(0);
        return EndpointResponse.Whole.json(
                200,
                SimulatorJson.object()
                        .put("model_name", model)
                        .put("model_type", "chat-completion")
                        .put("model_provider_name", "Meta")
                        .put("served_model_name", model)
                        .put("served_model_type", "chat-completion"));
    }

    /** {@code /models} of the OpenAI API. */
    static EndpointResponse list(SimulatorConfig config, String owner) {
        var list = SimulatorJson.object().put("object", "list");
        var data = list.putArray("data");
        for (var model : config.models()) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", Instant.now().getEpochSecond())
                    .put("owned_by", owner)
                    .put("root", model)
                    .putNull("parent")
                    .put("max_model_len", config.contextLength());
        }
        return EndpointResponse.Whole.json(200, list);
    }
}
