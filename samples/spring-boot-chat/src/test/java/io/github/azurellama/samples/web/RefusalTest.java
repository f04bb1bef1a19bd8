package io.github.azurellama.samples.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What goes wrong, reported in one line, and what is not served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalTest {

    private static final String WRONG_KEY = "not-the-key-of-this-endpoint";

    @SuppressWarnings("NullAway.Init")
    private RunningChat chat;

    @BeforeAll
    void start() {
        chat = RunningChat.start("--simulator.token-delay=1ms");
    }

    @AfterAll
    void end() {
        chat.close();
    }

    @Test
    void names_the_option_that_is_out_of_range() throws Exception {
        assertThat(failure(Map.of("options", Map.of("temperature", 9))))
                .isEqualTo("temperature = 9.0 is out of range: it must be between 0 and 2");
        assertThat(failure(Map.of("options", Map.of("seed", "seven")))).contains("seed = seven");
    }

    @Test
    void passes_on_what_the_endpoint_refuses() throws Exception {
        assertThat(failure(Map.of("kind", "FOUNDRY_OPENAI", "options", Map.of("ignore_eos", true))))
                .startsWith("HTTP 400: Unrecognized request argument supplied: ignore_eos")
                .doesNotContain("\n");
    }

    @Test
    void forgets_a_question_that_failed() throws Exception {
        chat.simulator(EndpointChoice.OPENAI_COMPATIBLE).failNext(Fault.errorObjectAfter(3, 500, "engine\\nis dead"));
        Map<String, Object> there = Map.of("kind", "OPENAI_COMPATIBLE");
        assertThat(failure("forgets", "My favourite colour is green.", there)).contains("engine is dead");

        try (Stream<JsonNode> answer = chat.ask("forgets", "What is my favourite colour?", there)) {
            assertThat(answer.map(JsonNode::toString)).noneMatch(event -> event.contains("green"));
        }
    }

    @Test
    void refuses_messages_that_are_empty_or_too_long_and_bodies_that_are_no_question() throws Exception {
        assertThat(failure("c", " ", Map.of())).isEqualTo("the message is empty: write one");
        assertThat(failure("c", "x".repeat(ChatQuestion.LONGEST_TEXT + 1), Map.of()))
                .isEqualTo("the message has 8001 characters: shorten it to 8000 at the most");
        assertThat(failure("", "Hello", Map.of())).startsWith("conversation has to be");

        HttpResponse<String> refused = chat.send(chat.post("api/chat", "{"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("the request is not the JSON that the page sends");
    }

    @Test
    void serves_own_names_and_origins_only() throws IOException {
        assertThat(status("Host: 127.0.0.1:" + chat.port())).isEqualTo("200");
        assertThat(status("Host: localhost:" + chat.port())).isEqualTo("200");
        assertThat(status("Host: evil.example:" + chat.port())).isEqualTo("403");
        assertThat(status("Host: a b")).startsWith("40");
        assertThat(status("Host: localhost:" + chat.port(), "Origin: http://localhost:" + chat.port()))
                .isEqualTo("200");
        assertThat(status("Host: localhost:" + chat.port(), "Origin: http://evil.example"))
                .isEqualTo("403");
    }

    @Test
    void forbids_the_page_whatever_is_not_its_own() throws Exception {
        assertThat(chat.send(chat.get("")).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
    }

    @Test
    void talks_to_the_endpoint_of_the_environment_and_keeps_its_key() throws Exception {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE);
                var other = RunningChat.start(
                        "--AZURE_LLAMA_ENDPOINT=" + azure.url(), "--AZURE_LLAMA_API_KEY=" + WRONG_KEY)) {
            String setup = other.send(other.get("api/setup")).body();
            assertThat(RunningChat.json(setup).path("simulated").asBoolean()).isFalse();
            assertThat(RunningChat.json(setup).path("kinds")).isEmpty();
            assertThat(setup).contains(azure.url()).doesNotContain(WRONG_KEY);

            azure.failNext(Fault.status(401, "{\"error\":{\"message\":\"no such key\"}}"));
            try (Stream<JsonNode> answer = other.ask("key", "Hello!", Map.of())) {
                assertThat(answer.map(JsonNode::toString).toList())
                        .hasSize(1)
                        .allSatisfy(event -> assertThat(event)
                                .contains("\"Failed\"", "HTTP 401")
                                .doesNotContain(WRONG_KEY));
            }
            assertThat(azure.requests()).hasSize(1);
        }
    }

    @Test
    void says_in_one_line_that_it_cannot_start() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(launched(1, "--port", String.valueOf(taken.getLocalPort())))
                    .containsExactly(
                            "web: port " + taken.getLocalPort() + " is in use: free it, or choose another by --port");
        }
        assertThat(launched(2, "--port", "70000")).hasSize(1).first().asString().contains("--port = 70000");
        assertThat(launched(2, "--prot", "1")).hasSize(1).first().asString().contains("--prot");
    }

    private static List<String> launched(int exitCode, String... arguments) {
        var err = new StringWriter();
        assertThat(WebChat.commandLine().setErr(new PrintWriter(err, true)).execute(arguments))
                .isEqualTo(exitCode);
        return err.toString().lines().toList();
    }

    private String failure(Map<String, Object> more) throws Exception {
        return failure("refused", "Hello!", more);
    }

    private String failure(String conversation, String text, Map<String, Object> more) throws Exception {
        try (Stream<JsonNode> answer = chat.ask(conversation, text, more)) {
            JsonNode last = answer.reduce((before, event) -> event).orElseThrow();
            assertThat(last.path("type").asText()).isEqualTo("Failed");
            return last.path("message").asText();
        }
    }

    /** By hand, because Java's HTTP client writes these headers itself. */
    private String status(String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), chat.port())) {
            String head =
                    "GET /api/setup HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).split(" ", 3)[1];
        }
    }
}
