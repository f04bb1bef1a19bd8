package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.simulator.responder.Responder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LifecycleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void requests_are_recorded_in_order() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            client.post("/chat/completions?api-version=2024-05-01-preview", client.question("One"), "X-Own", "1");
            client.get("/info");

            assertThat(azure.requests()).hasSize(2);
            var first = azure.requests().get(0);
            assertThat(first.method()).isEqualTo("POST");
            assertThat(first.path()).isEqualTo("/chat/completions");
            assertThat(first.query()).containsEntry("api-version", "2024-05-01-preview");
            assertThat(first.header("x-own")).contains("1");
            assertThat(first.body().at("/messages/0/content").asText()).isEqualTo("One");
            assertThat(azure.requests().get(1).body().isMissingNode()).isTrue();

            azure.clearRequests();
            assertThat(azure.requests()).isEmpty();
        }
    }

    @Test
    void a_client_that_leaves_a_paced_stream_is_noticed() throws Exception {
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).tokenDelay(Duration.ofMillis(5));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var body =
                    client.question("Tell me a long story").put("stream", true).put("max_tokens", 100_000);
            var stream =
                    client.open(client.chatPath(), body.put("ignore_eos", true)).body();
            assertThat(stream.readNBytes(200)).hasSize(200);
            stream.close();

            assertThat(azure.awaitDisconnect(PATIENCE)).isTrue();
            assertThat(azure.disconnects()).isEqualTo(1);
        }
    }

    @Test
    void a_client_that_reads_to_the_end_has_not_left() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            client.stream(client.chatPath(), client.question("Hello"));
            assertThat(azure.disconnects()).isZero();
        }
    }

    @Test
    void an_endless_unpaced_stream_waits_for_its_reader() throws Exception {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello")
                    .put("stream", true)
                    .put("ignore_eos", true)
                    .put("max_tokens", 131_000);
            try (var unread = client.open(client.chatPath(), body).body()) {
                // While the client does not read that stream, the same thread serves other requests.
                assertThat(client.chat(client.question("Hello")).status()).isEqualTo(200);
                assertThat(unread.readNBytes(10)).hasSize(10);
            }
            assertThat(azure.awaitDisconnect(PATIENCE)).isTrue();
        }
    }

    @Test
    void hundreds_of_paced_streams_run_side_by_side() {
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS)
                .tokenDelay(Duration.ofMillis(2))
                .responder(Responder.saying("word" + " word".repeat(99)));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var request = client.request(client.chatPath())
                    .POST(BodyPublishers.ofString(
                            client.question("x").put("stream", true).toString()))
                    .build();
            var streams = IntStream.range(0, 300)
                    .mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString()))
                    .toList();
            CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).join();

            assertThat(streams)
                    .allSatisfy(stream -> assertThat(
                                    SimulatorClient.events(200, stream.join().body())
                                            .content())
                            .hasSize(499));
        }
    }

    @Test
    void closing_ends_open_connections_and_leaves_no_thread() throws Exception {
        var azure = AzureSimulator.start(
                SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).tokenDelay(Duration.ofSeconds(60)));
        var client = new SimulatorClient(azure);
        var waiting = client.open(client.chatPath(), client.question("Hello").put("stream", true));
        azure.close();

        try (var body = waiting.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("vert.x") || thread.getName().contains("vertx")) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void the_message_names_a_port_in_use() {
        try (var first = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var same = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).port(first.port());
            assertThatThrownBy(() -> AzureSimulator.start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Port " + first.port() + " is in use");
        }
    }

    @Test
    void a_responder_that_throws_is_an_engine_that_fails() {
        Responder broken = asked -> {
            throw new IllegalStateException("out of memory");
        };
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).responder(broken);
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            assertThat(client.chat(client.question("Hello")).status()).isEqualTo(500);
        }
    }
}
