package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidationTest {

    private static final String NATIVE = "/v1/chat/completions";
    private static final String INFERENCE = "/chat/completions";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The dialects, in turn: Llama-native, Model Inference, managed Model Inference, OpenAI, vLLM.
                "'temperature': 'warm'      | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'temperature': 1.3         | NATIVE 200 | INFERENCE 422 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'temperature': 2.5         | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 200",
                "'temperature': -0.1        | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'top_p': 1.1               | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'top_p': 0                 | NATIVE 422 | INFERENCE 200 | MANAGED 200 | OPENAI 200 | VLLM 400",
                "'max_tokens': 0            | NATIVE 422 | INFERENCE 200 | MANAGED 200 | OPENAI 400 | VLLM 400",
                "'max_tokens': 1.5          | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'max_tokens': null         | NATIVE 200 | INFERENCE 200 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'presence_penalty': 3      | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'stream': 'yes'            | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'stop': 'x'                | NATIVE 200 | INFERENCE 422 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'stop': ['x']              | NATIVE 200 | INFERENCE 200 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'stop': []                 | NATIVE 200 | INFERENCE 422 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'stop': [1]                | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'logprobs': 2              | NATIVE 200 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 400",
                "'logprobs': true           | NATIVE 422 | INFERENCE 400 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'logprobs': 21             | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'top_logprobs': 2          | NATIVE 200 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 400",
                "'n': 0                     | NATIVE 422 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'messages': []             | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'messages': 'Hello'        | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'messages': null           | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'messages': [{'role': 'robot', 'content': 'x'}] | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'messages': [{'role': 'user'}]                  | NATIVE 422 | INFERENCE 422 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'messages': [{'role': 'user', 'content': [{'type': 'text', 'text': ''}]}] | NATIVE 200 | INFERENCE 200 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'messages': [{'role': 'system', 'content': [{'type': 'text', 'text': 'x'}]}] | NATIVE 200 | INFERENCE 422 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'messages': [{'role': 'tool', 'content': 'x'}]  | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'response_format': {'type': 'json_object'}      | NATIVE 200 | INFERENCE 422 | MANAGED 200 | OPENAI 200 | VLLM 200",
                "'response_format': {'type': 'json_schema', 'json_schema': {'name': 'a', 'schema': {'type': 'object'}}} | NATIVE 200 | INFERENCE 422 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'response_format': {'type': 'json_schema', 'json_schema': {'name': 'a b', 'schema': {}}} | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'tool_choice': 'auto'      | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'tools': []                | NATIVE 200 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 200",
                "'tools': [{'type': 'function', 'function': {'name': 'f'}}]     | NATIVE 200 | INFERENCE 200 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'tools': [{'type': 'function', 'function': {'name': 'f f', 'description': ''}}] | NATIVE 422 | INFERENCE 422 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'tools': [{'type': 'function', 'function': {'name': 'f', 'description': 'd'}}], 'tool_choice': {'type': 'function', 'function': {'name': 'f'}} | NATIVE 200 | INFERENCE 200 | MANAGED 424 | OPENAI 200 | VLLM 200",
                "'tools': [{'type': 'function', 'function': {'name': 'f', 'description': 'd'}}], 'tool_choice': {'type': 'function', 'function': {'name': 'g'}} | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'stream_options': {'include_usage': true} | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'n': 2, 'best_of': 1       | NATIVE 400 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'best_of': 2, 'stream': true | NATIVE 400 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'use_beam_search': true    | NATIVE 400 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'use_beam_search': true, 'best_of': 2, 'temperature': 0 | NATIVE 200 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'use_beam_search': true, 'best_of': 2, 'temperature': 0.5 | NATIVE 400 | INFERENCE 400 | MANAGED 200 | OPENAI 400 | VLLM 200",
                "'n': 2, 'temperature': 0   | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 200 | VLLM 400",
                "'guided_json': {}, 'guided_choice': ['a'] | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'stop_token_ids': ['a']    | NATIVE 422 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400",
                "'max_tokens': 131073       | NATIVE 400 | INFERENCE 400 | MANAGED 424 | OPENAI 400 | VLLM 400"
            })
    void values_and_combinations_are_checked_as_each_dialect_does(
            String fields, String llama, String inference, String managed, String openai, String vllm) {
        check(SimulatedEndpoint.SERVERLESS, NATIVE, fields, llama);
        check(SimulatedEndpoint.SERVERLESS, INFERENCE, fields, inference);
        check(SimulatedEndpoint.MANAGED_COMPUTE, INFERENCE, fields, managed);
        check(SimulatedEndpoint.FOUNDRY_OPENAI, "/openai/v1/chat/completions", fields, openai);
        check(SimulatedEndpoint.OPENAI_COMPATIBLE, NATIVE, fields, vllm);
    }

    private static void check(SimulatedEndpoint kind, String path, String fields, String expected) {
        var status = Integer.parseInt(expected.replaceAll("\\D", ""));
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello").setAll(SimulatorClient.json("{" + fields + "}"));
            assertThat(client.post(path, body).status())
                    .as("%s %s with %s", kind, path, fields)
                    .isEqualTo(status);
        }
    }

    @Test
    void managed_compute_sends_the_real_status_in_a_header_and_lists_the_errors() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE)) {
            var client = new SimulatorClient(azure);
            var response = client.post(INFERENCE, client.question("Hello").put("temperature", 1.3));

            assertThat(response.header("ms-azureml-model-error-statuscode")).isEqualTo("422");
            assertThat(response.json().at("/error/details/0/type").asText()).isEqualTo("less_than_equal");
            assertThat(response.json().at("/error/details/0/ctx/le").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void nim_wraps_the_flat_errors_of_an_older_vllm() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE_NIM)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("Hello").put("max_tokens", 0));

            assertThat(response.status()).isEqualTo(424);
            assertThat(response.json().path("object").asText()).isEqualTo("error");
            assertThat(response.json().path("code").asInt()).isEqualTo(400);
        }
    }

    @Test
    void an_engine_error_is_json_text_inside_the_error_of_a_serverless_endpoint() {
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).contextLength(10);
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("How much is 37 plus 87?"));

            assertThat(response.json().at("/error/code").asText()).isEqualTo("Bad Request");
            assertThat(SimulatorClient.parse(
                                    response.json().at("/error/message").asText())
                            .path("message")
                            .asText())
                    .contains("maximum context length is 10 tokens");
        }
    }

    @Test
    void json_with_a_trailing_comma_is_refused() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var sloppy =
                    HttpRequest.BodyPublishers.ofString("{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}],}");
            assertThat(client.send(client.request(NATIVE).POST(sloppy)).text()).contains("json_invalid");
        }
    }

    @Test
    void a_body_that_is_not_declared_as_json_is_refused() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            assertThat(client.post(NATIVE, client.question("Hello"), "Content-Type", "text/plain")
                            .status())
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Llama-4-Scout-17B-16E-Instruct         | 2 | 200 |",
                "Llama-4-Maverick-17B-128E-Instruct-FP8 | 1 | 200 |",
                "Llama-4-Maverick-17B-128E-Instruct-FP8 | 2 | 400 | At most 1 image(s)",
                "Llama-3.3-70B-Instruct                 | 1 | 400 | not a multimodal model"
            })
    void models_take_as_many_images_as_they_do_on_azure(String model, int images, int status, String text) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_MODELS)) {
            var client = new SimulatorClient(azure);
            var body = client.question("").put("model", model);
            var parts =
                    body.putArray("messages").addObject().put("role", "user").putArray("content");
            parts.addObject().put("type", "text").put("text", "What do you see?");
            for (int i = 0; i < images; i++) {
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", "https://x.example/cat.png");
            }
            var response = client.chat(body);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).contains(text == null ? "cat.png" : text);
        }
    }
}
