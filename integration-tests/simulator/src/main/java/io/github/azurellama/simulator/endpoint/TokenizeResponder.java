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
import java.util.List;

/** The route {@code /tokenize} of vLLM. */
final class TokenizeResponder {

    private TokenizeResponder() {}

    /** Counts as the chat and completion routes count, so that both agree. */
    static EndpointResponse tokenize(EndpointRequest call, SimulatorConfig config) {
        var body = JsonRequestBody.of(call);
        var model = ModelRule.checked(config).model(call, body);
        var reader = new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, Integer.MAX_VALUE);
        int count;
        List<Token> tokens;
        if (body.path("prompt").isTextual()) {
            tokens = Tokenizer.tokens(body.path("prompt").textValue());
            count = tokens.size();
        } else if (body.has("messages")) {
            var prompt = reader.chat(body, model, "").prompts().get(0);
            tokens = prompt.tokens();
            count = prompt.size();
        } else {
            throw ErrorResponseException.invalid(InvalidField.missing(List.of("body", "prompt"), body));
        }
        var response = SimulatorJson.object().put("count", count).put("max_model_len", config.contextLength());
        var ids = response.putArray("tokens");
        tokens.forEach(token -> ids.add(token.id()));
        if (body.path("return_token_strs").asBoolean()) {
            var strings = response.putArray("token_strs");
            tokens.forEach(token -> strings.add(token.text()));
        } else {
            response.putNull("token_strs");
        }
        return EndpointResponse.Whole.json(200, response);
    }
}
