package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Json;

/** What endpoints tell about the models that they serve. */
final class ModelCard {

    private ModelCard() {}

    /** {@code /info} of the Model Inference API, about the default model. */
    static Answer info(Setup setup) {
        var model = setup.models().get(0);
        return Answer.Whole.json(
                200,
                Json.object()
                        .put("model_name", model)
                        .put("model_type", "chat-completion")
                        .put("model_provider_name", "Meta")
                        .put("served_model_name", model)
                        .put("served_model_type", "chat-completion"));
    }

    /** {@code /models} of the OpenAI API. */
    static Answer list(Setup setup, String owner) {
        var list = Json.object().put("object", "list");
        var data = list.putArray("data");
        for (var model : setup.models()) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", setup.clock().instant().getEpochSecond())
                    .put("owned_by", owner)
                    .put("root", model)
                    .putNull("parent")
                    .put("max_model_len", setup.contextLength());
        }
        return Answer.Whole.json(200, list);
    }
}
