package io.github.azurellama.samples.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.simulator.AzureSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The web chat on a free port, and a client of it. Whatever the environment says, it talks to a simulator. */
final class RunningChat implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext context;

    private RunningChat(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static RunningChat start(String... properties) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--AZURE_LLAMA_ENDPOINT="));
        for (String property : properties) {
            arguments.removeIf(other -> other.startsWith(property.substring(0, property.indexOf('=') + 1)));
            arguments.add(property);
        }
        return new RunningChat((ServletWebServerApplicationContext)
                new SpringApplicationBuilder(WebChat.class).run(arguments.toArray(String[]::new)));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    AzureSimulator simulator(EndpointChoice kind) {
        return context.getBean(Deployments.class).simulator(kind);
    }

    /** The events of a response, each as soon as it has come. Closing the stream leaves as a browser does. */
    Stream<JsonNode> ask(String conversation, String text, Map<String, Object> more) throws Exception {
        Map<String, Object> question = new LinkedHashMap<>(more);
        question.put("conversation", conversation);
        question.put("text", text);
        return client.send(post("api/chat", JSON.writeValueAsString(question)), BodyHandlers.ofLines())
                .body()
                .map(RunningChat::json);
    }

    HttpResponse<String> stop(String conversation) throws Exception {
        return send(post("api/stop", JSON.writeValueAsString(Map.of("conversation", conversation))));
    }

    HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
