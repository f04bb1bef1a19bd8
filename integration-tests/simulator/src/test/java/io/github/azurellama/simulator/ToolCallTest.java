package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.endpoint.Defect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolCallTest {

    private static final String QUESTION = "What is the weather in Munich?";

    static ObjectNode withTools(ObjectNode body, String... names) {
        var tools = body.putArray("tools");
        for (var name : names) {
            var function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", name).put("description", "Tells the " + name);
            var parameters = function.putObject("parameters").put("type", "object");
            parameters.putObject("properties").putObject("city").put("type", "string");
            parameters.putArray("required").add("city");
        }
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions, tool_calls, STRING",
        "SERVERLESS, /chat/completions, tool_calls, STRING",
        "FOUNDRY_MODELS, , tool_calls, STRING",
        "FOUNDRY_OPENAI, , tool_calls, STRING",
        "MANAGED_COMPUTE, , tool_calls, STRING",
        "MANAGED_COMPUTE, /chat/completions, tool_calls, OBJECT",
        "MANAGED_COMPUTE_NIM, , tool_calls, STRING",
        "OPENAI_COMPATIBLE, , tool_calls, STRING"
    })
    void a_complete_response_contains_the_call(SimulatedEndpoint kind, String path, String reason, String arguments) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response = client.post(
                    path == null ? client.chatPath() : path, withTools(client.question(QUESTION), "weather"));
            var call = response.choice().at("/message/tool_calls/0");

            assertThat(response.choice().path("finish_reason").asText()).isEqualTo(reason);
            assertThat(call.path("id").asText()).isNotBlank();
            assertThat(call.at("/function/name").asText()).isEqualTo("weather");
            assertThat(call.at("/function/arguments").getNodeType().name()).isEqualTo(arguments);
            assertThat(call.at("/function/arguments").toString()).contains("Munich");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /chat/completions",
        "FOUNDRY_MODELS, /models/chat/completions?api-version=2024-05-01-preview"
    })
    void model_inference_streams_calls_whole_and_without_index(SimulatedEndpoint kind, String path) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = withTools(client.question("What is the weather in Munich and in Paris?"), "weather");
            var calls = client.stream(path, body).last().at("/choices/0/delta/tool_calls");

            assertThat(calls).hasSize(2);
            assertThat(calls.get(0).has("index")).isFalse();
            assertThat(calls.get(0).has("type")).isFalse();
            assertThat(calls.get(0).at("/function/arguments").asText()).isEqualTo("{\"city\":\"Munich\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions",
        "FOUNDRY_OPENAI, /openai/v1/chat/completions",
        "MANAGED_COMPUTE, /v1/chat/completions",
        "OPENAI_COMPATIBLE, /v1/chat/completions"
    })
    void the_other_routes_stream_calls_in_numbered_fragments(SimulatedEndpoint kind, String path) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = withTools(client.question("What is the weather in Munich and Paris?"), "weather");
            var deltas = new ArrayList<JsonNode>();
            client.stream(path, body)
                    .chunks()
                    .forEach(chunk -> chunk.at("/choices/0/delta/tool_calls").forEach(deltas::add));

            assertThat(joined(deltas, 0)).isEqualTo("{\"city\":\"Munich\"}");
            assertThat(joined(deltas, 1)).isEqualTo("{\"city\":\"Paris\"}");
            assertThat(deltas.stream().filter(delta -> delta.has("id")).toList())
                    .hasSize(2);
            assertThat(deltas.stream().filter(delta -> !delta.has("id")))
                    .allSatisfy(delta ->
                            assertThat(delta.at("/function/arguments").asText()).isNotBlank());
        }
    }

    private static String joined(List<JsonNode> deltas, int index) {
        var text = new StringBuilder();
        for (var delta : deltas) {
            if (delta.path("index").asInt() == index) {
                text.append(delta.at("/function/arguments").asText());
            }
        }
        return text.toString();
    }

    @Test
    void vllm_says_stop_when_it_was_forced_to_call() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            var body = withTools(client.question("I live in Munich"), "weather").put("tool_choice", "required");
            var whole = client.chat(body);

            assertThat(whole.choice().at("/message/tool_calls")).hasSize(1);
            assertThat(whole.choice().path("finish_reason").asText()).isEqualTo("stop");
            assertThat(client.stream(client.chatPath(), body).finishReason()).isEqualTo("tool_calls");
        }
    }

    @Test
    void results_of_tools_become_the_response() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var body = withTools(client.question(QUESTION), "weather");
            var messages = body.withArray("messages");
            messages.add(
                    SimulatorClient.json("{'role': 'assistant', 'content': '', 'tool_calls': [{'id': 'c1', 'type': "
                            + "'function', 'function': {'name': 'weather', 'arguments': '{}'}}]}"));
            ((ObjectNode) messages.get(1).at("/tool_calls/0/function")).put("arguments", "{\"city\":\"Munich\"}");
            messages.add(SimulatorClient.json("{'role': 'tool', 'tool_call_id': 'c1', 'content': 'sunny'}"));

            assertThat(client.chat(body).content()).isEqualTo("The tool weather says: sunny.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOOLS_REFUSED, 400, requires --enable-auto-tool-choice",
        "TOOLS_IGNORED, 200, I am a simulated Llama",
        "TOOL_CALLS_LEAK_AS_TEXT, 200, '[{\\\"name\\\": \\\"weather\\\", \\\"arguments\\\": {'"
    })
    void servers_without_tool_support_can_be_simulated(Defect defect, int status, String text) {
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).defects(defect);
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(withTools(client.question(QUESTION), "weather"));
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).contains(text);
        }
    }
}
