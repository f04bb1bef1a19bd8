package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.format.CompleteResponse;
import io.github.azurellama.simulator.format.Generated;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.time.Instant;
import java.util.Map;

/** {@code /score} of managed compute, as servers of each generation implement it. It never streams. */
final class ScoreRoute {

    private final SimulatorConfig config;
    private final Generation generation;
    private final RequestReader reader;
    private final Ids ids;

    ScoreRoute(SimulatorConfig config, Generation generation, Ids ids) {
        this.config = config;
        this.generation = generation;
        this.reader = new RequestReader(RequestDialect.VLLM, ExtrasPolicy.IGNORE, config.contextLength());
        this.ids = ids;
    }

    EndpointResponse score(EndpointRequest call) {
        var payload = ScorePayload.of(JsonRequestBody.of(call));
        var body = payload.request(config.scoreGeneration());
        var model = ModelRule.checked(config).model(call, body);
        var request = payload.chat() ? reader.chat(body, model, "") : reader.completion(body, model, "");
        var prefix = payload.chat() ? "chatcmpl-" : "cmpl-";
        var created = Instant.now().getEpochSecond();
        var generated = new Generated(request, prefix + ids.hex(), created, generation.candidates(request));
        var json =
                switch (config.scoreGeneration()) {
                    case LIST -> list(generated);
                    case OUTPUT -> output(generated, payload.chat());
                    case VERBATIM -> verbatim(generated, payload.chat());
                };
        var text = SimulatorJson.AS_WRITTEN.text(json);
        return new EndpointResponse.Whole(200, Map.of(), "application/json", text, generated.completionTokens());
    }

    private static JsonNode list(Generated generated) {
        var list = SimulatorJson.array();
        generated.candidates().forEach(candidate -> list.addObject().put("0", candidate.text()));
        return list;
    }

    private static ObjectNode output(Generated generated, boolean chat) {
        var output = SimulatorJson.object();
        if (chat) {
            return output.put("output", generated.candidates().get(0).text());
        }
        var texts = output.putArray("output");
        generated.candidates().stream().map(Candidate::text).forEach(texts::add);
        return output;
    }

    private static ObjectNode verbatim(Generated generated, boolean chat) {
        var output = output(generated, chat);
        var style = new CompleteResponse(Style.VLLM, generated);
        var vllm = chat ? style.chat() : style.text();
        var choice = vllm.path("choices").get(0);
        if (chat) {
            output.set("message", choice.path("message"));
        }
        output.set("finish_reason", choice.path("finish_reason"));
        output.set("usage", vllm.path("usage"));
        output.set("model", vllm.path("model"));
        output.set("id", vllm.path("id"));
        if (!choice.path("message").path("tool_calls").isEmpty()) {
            output.set("tool_calls", choice.path("message").path("tool_calls"));
        }
        return output;
    }
}
