package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;

/** A serverless deployment with the Llama-native and the Model Inference routes. */
public final class ServerlessEndpoint implements Endpoint {

    private final Setup setup;

    /** Deploys the endpoint. */
    public ServerlessEndpoint(Setup setup) {
        this.setup = setup;
    }

    @Override
    public Answer answer(Call call) {
        var body = Json.object().put("object", "chat.completion").put("id", "1").put("created", 1074462);
        body.put("model", setup.models().get(0));
        var choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", "Hello")
                .putNull("tool_calls");
        body.putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("total_tokens", 2);
        return Answer.Whole.json(200, body);
    }
}
