package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.token.Tokenizer;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.time.Instant;
import java.util.List;

/** The routes that describe models and count tokens. */
final class InfoRoutes {

    private InfoRoutes() {}

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
    static EndpointResponse models(SimulatorConfig config, String owner) {
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

    /** {@code /tokenize} of vLLM. Counts as the chat and completion routes count, so that both agree. */
    static EndpointResponse tokenize(EndpointRequest call, SimulatorConfig config) {
        var body = JsonRequestBody.of(call);
        var model = ModelRule.checked(config).model(call, body);
        int count;
        List<Token> tokens;
        if (body.path("prompt").isTextual()) {
            tokens = Tokenizer.tokens(body.path("prompt").textValue());
            count = tokens.size();
        } else if (body.has("messages")) {
            var reader = new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, Integer.MAX_VALUE);
            var prompt = reader.chat(body, model, "").prompts().get(0);
            tokens = prompt.tokens();
            count = prompt.size();
        } else {
            throw ErrorResponseException.invalid(InvalidField.missing(List.of("body", "prompt"), body));
        }
        var response = SimulatorJson.object().put("count", count).put("max_model_len", config.contextLength());
        var ids = response.putArray("tokens");
        tokens.forEach(token -> ids.add(token.id()));
        return EndpointResponse.Whole.json(200, response.putNull("token_strs"));
    }
}
