package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.refusal.InvalidField;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.request.Dialect;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.token.Tokenizer;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;
import java.util.List;
import java.util.Map;

/** The routes of vLLM besides chat and completion. */
final class VllmRoutes {

    private VllmRoutes() {}

    static void put(Map<String, Route> routes, Setup setup, Envelope envelope) {
        routes.put("/v1/models", Route.get(envelope, call -> ModelCard.list(setup, "vllm")));
        routes.put("/health", Route.get(envelope, call -> Answer.Whole.text(200, "")));
        routes.put("/tokenize", Route.post(envelope, call -> tokenize(call, setup)));
    }

    /** Counts as the chat and completion routes count, so that both agree. */
    private static Answer tokenize(Call call, Setup setup) {
        var body = Body.of(call);
        var model = ModelRule.checked(setup).model(call, body);
        var reader = new RequestReader(Dialect.VLLM, ExtrasPolicy.IGNORE, Integer.MAX_VALUE);
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
            throw Refusal.invalid(InvalidField.missing(List.of("body", "prompt"), body));
        }
        var answer = Json.object().put("count", count).put("max_model_len", setup.contextLength());
        var ids = answer.putArray("tokens");
        tokens.forEach(token -> ids.add(token.id()));
        if (body.path("return_token_strs").asBoolean()) {
            var strings = answer.putArray("token_strs");
            tokens.forEach(token -> strings.add(token.text()));
        } else {
            answer.putNull("token_strs");
        }
        return Answer.Whole.json(200, answer);
    }
}
