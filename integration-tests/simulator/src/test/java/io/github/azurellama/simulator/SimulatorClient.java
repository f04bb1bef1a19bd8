package io.github.azurellama.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of one simulator, on the JDK's HTTP client. */
final class SimulatorClient {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AzureSimulator azure;

    SimulatorClient(AzureSimulator azure) {
        this.azure = azure;
    }

    /** A response that is not streamed. */
    record WholeResponse(int status, JsonNode json, String text, HttpResponse<?> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode choice() {
            return json.path("choices").path(0);
        }

        String content() {
            return choice().path("message").path("content").asText();
        }
    }

    /** The events of a stream that ended. */
    record Events(int status, List<String> lines, List<JsonNode> chunks, boolean done) {

        String content() {
            var text = new StringBuilder();
            for (var chunk : chunks) {
                var choice = chunk.path("choices").path(0);
                text.append(choice.path("delta").path("content").asText(""));
                text.append(choice.path("text").asText(""));
            }
            return text.toString();
        }

        JsonNode last() {
            return chunks.get(chunks.size() - 1);
        }

        String finishReason() {
            return chunks.stream()
                    .map(chunk ->
                            chunk.path("choices").path(0).path("finish_reason").asText(""))
                    .filter(reason -> !reason.isEmpty() && !reason.equals("null"))
                    .findFirst()
                    .orElse("");
        }
    }

    /** JSON written with single quotes, which are easier to read in Java. */
    static ObjectNode json(String text) {
        return parse(text.replace('\'', '"'));
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chat with one user message, with the model where the kind wants it named. */
    ObjectNode question(String question) {
        var body = MAPPER.createObjectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        return named(body).put("max_tokens", 200);
    }

    /** The body with the model where the kind wants it named. */
    ObjectNode named(ObjectNode body) {
        return switch (azure.options().endpoint()) {
            case FOUNDRY_MODELS, FOUNDRY_OPENAI, MANAGED_COMPUTE_NIM ->
                body.put("model", azure.options().config().models().get(0));
            case SERVERLESS, MANAGED_COMPUTE, OPENAI_COMPATIBLE -> body;
        };
    }

    /** The path of the usual chat route. */
    String chatPath() {
        return switch (azure.options().endpoint()) {
            case SERVERLESS, MANAGED_COMPUTE, MANAGED_COMPUTE_NIM, OPENAI_COMPATIBLE -> "/v1/chat/completions";
            case FOUNDRY_MODELS -> "/models/chat/completions?api-version=2024-05-01-preview";
            case FOUNDRY_OPENAI -> "/openai/v1/chat/completions";
        };
    }

    /** The header that the kind takes the key in. */
    Map<String, String> authorized() {
        return switch (azure.options().endpoint()) {
            case FOUNDRY_MODELS, FOUNDRY_OPENAI -> Map.of("api-key", azure.apiKey());
            case SERVERLESS, MANAGED_COMPUTE, MANAGED_COMPUTE_NIM, OPENAI_COMPATIBLE ->
                Map.of("Authorization", "Bearer " + azure.apiKey());
        };
    }

    WholeResponse chat(JsonNode body) {
        return post(chatPath(), body);
    }

    WholeResponse post(String path, JsonNode body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    WholeResponse get(String path) {
        return send(request(path).GET());
    }

    Events stream(String path, ObjectNode body, String... headers) {
        try (var stream =
                open(path, body.deepCopy().put("stream", true), headers).body()) {
            return events(200, new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and returns as soon as the head of the response is there. */
    HttpResponse<InputStream> open(String path, JsonNode body, String... headers) {
        return exchange(
                request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                BodyHandlers.ofInputStream());
    }

    /** A request to this path with key and content type; headers come in pairs. */
    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + azure.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
        authorized().forEach(request::header);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    WholeResponse send(HttpRequest.Builder request) {
        var response = exchange(request, BodyHandlers.ofString());
        JsonNode json;
        try {
            json = MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            json = MAPPER.missingNode();
        }
        return new WholeResponse(response.statusCode(), json, response.body(), response);
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Events events(int status, String text) {
        var chunks = new ArrayList<JsonNode>();
        var lines = text.lines().filter(line -> !line.isEmpty()).toList();
        boolean done = false;
        for (var line : lines) {
            if (line.equals("data: [DONE]")) {
                done = true;
            } else if (line.startsWith("data: {")) {
                chunks.add(parse(line.substring("data: ".length())));
            }
        }
        return new Events(status, lines, chunks, done);
    }
}
