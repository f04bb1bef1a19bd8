package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Set;

/**
 * What arrives at {@code /score}: messages or prompts under {@code input_data.input_string}, or prompts as
 * {@code input_data} itself, with parameters beside them.
 *
 * @param input the messages, or the prompts
 * @param parameters the parameters as they were sent
 */
record ScorePayload(ArrayNode input, ObjectNode parameters) {

    /** What servers of the older generations kept of the parameters; the rest they dropped. */
    private static final Set<String> KEPT = Set.of(
            ("n best_of presence_penalty frequency_penalty temperature top_p top_k use_beam_search length_penalty "
                            + "early_stopping stop stop_token_ids ignore_eos max_tokens logprobs skip_special_tokens")
                    .split(" ", -1));

    static ScorePayload of(ObjectNode body) {
        var data = body.path("input_data");
        var input = data.isArray() ? data : data.path("input_string");
        var parameters = data.isArray() ? body.path("params") : data.path("parameters");
        if (!(input instanceof ArrayNode array) || array.isEmpty()) {
            throw ErrorResponseException.detail(422, "input_data.input_string has to be a list of messages or prompts");
        }
        return new ScorePayload(array, parameters instanceof ObjectNode object ? object : SimulatorJson.object());
    }

    boolean chat() {
        return input.get(0).isObject();
    }

    /** The request that the server makes of it for vLLM. */
    ObjectNode request(ScoreGeneration generation) {
        var request = generation == ScoreGeneration.VERBATIM ? parameters.deepCopy() : translated();
        return request.put("stream", false).set(chat() ? "messages" : "prompt", input);
    }

    private ObjectNode translated() {
        var request = SimulatorJson.object();
        parameters.properties().stream()
                .filter(field -> KEPT.contains(field.getKey()))
                .forEach(field -> request.set(field.getKey(), field.getValue()));
        for (var name : new String[] {"max_gen_len", "max_new_tokens"}) {
            if (parameters.hasNonNull(name)) {
                request.set("max_tokens", parameters.path(name));
            }
        }
        if (isFalse(parameters.path("do_sample"))) {
            request.put("temperature", 0);
        }
        if (parameters.path("use_beam_search").asBoolean()) {
            request.put("temperature", 0).put("best_of", 2);
        }
        if (parameters.path("eos_token_id").isInt()) {
            request.putArray("stop_token_ids")
                    .add(parameters.path("eos_token_id").asInt());
        }
        return request;
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }
}
