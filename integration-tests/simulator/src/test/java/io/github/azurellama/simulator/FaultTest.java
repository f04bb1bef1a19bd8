package io.github.azurellama.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.simulator.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AzureSimulator azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private final SimulatorClient client = new SimulatorClient(azure);

    @AfterEach
    void close() {
        assertThat(azure.pendingFaults()).isZero();
        azure.close();
    }

    @Test
    void a_refusal_replaces_one_response() {
        azure.failNext(Fault.tooManyRequests(Duration.ofSeconds(7)));

        var refused = client.chat(client.question("Hello"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("7");
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("429");
        assertThat(client.chat(client.question("Hello")).status()).isEqualTo(200);
    }

    @Test
    void faults_queue_up() {
        azure.failNext(2, Fault.unavailable());
        azure.failNext(Fault.status(500, "{}").with("retry-after-ms", "1"));

        assertThat(client.chat(client.question("Hello")).status()).isEqualTo(503);
        assertThat(client.chat(client.question("Hello")).text()).isEqualTo("no healthy upstream");
        assertThat(client.chat(client.question("Hello")).header("retry-after-ms"))
                .isEqualTo("1");
        assertThat(azure.requests()).hasSize(3);
    }

    @Test
    void a_negative_number_of_faults_is_refused() {
        assertThatThrownBy(() -> azure.failNext(-1, Fault.unavailable()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must not be negative, but is -1");
    }

    @Test
    void a_fault_of_streams_waits_for_a_stream() {
        azure.failNext(Fault.truncateAfter(2));
        assertThat(client.chat(client.question("Hello")).status()).isEqualTo(200);

        var stream = client.stream(client.chatPath(), client.question("Hello"));
        assertThat(stream.content()).isEqualTo("Hello");
        assertThat(stream.finishReason()).isEmpty();
        assertThat(stream.done()).isFalse();
    }

    @Test
    void the_connection_can_be_cut_before_the_head() {
        azure.failNext(Fault.disconnect());
        assertThatThrownBy(() -> client.chat(client.question("Hello"))).isInstanceOf(UncheckedIOException.class);
        assertThat(azure.disconnects()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_connection_can_be_cut_in_the_middle(boolean stream) throws IOException {
        azure.failNext(Fault.disconnectAfter(3));
        var response = client.open(
                client.chatPath(), client.question("Tell me a long story").put("stream", stream));
        assertThat(response.statusCode()).isEqualTo(200);
        try (var body = response.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(azure.disconnects()).isZero();
    }

    @Test
    void a_server_can_stall_before_the_head_until_the_client_gives_up() throws InterruptedException {
        azure.failNext(Fault.stall());
        var impatient = client.request(client.chatPath())
                .timeout(Duration.ofMillis(100))
                .POST(BodyPublishers.ofString(client.question("Hello").toString()));

        assertThatThrownBy(() -> client.send(impatient)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(azure.awaitDisconnect(PATIENCE)).isTrue();
    }

    @Test
    void a_server_can_stall_in_the_middle_of_a_stream() throws Exception {
        azure.failNext(Fault.stallAfter(1));
        var response = client.open(client.chatPath(), client.question("Hello").put("stream", true));
        var body = response.body();
        var role = new String(body.readNBytes(20), UTF_8);

        assertThat(role).startsWith("data: {");
        assertThat(azure.activeConnections()).isPositive();
        body.close();
        assertThat(azure.awaitDisconnect(PATIENCE)).isTrue();
    }

    @Test
    void an_error_can_stand_in_a_stream_under_status_200() {
        azure.failNext(Fault.errorObjectAfter(2, 500, "engine \"died\""));
        var stream = client.stream(client.chatPath(), client.question("Hello"));

        assertThat(stream.last().at("/error/message").asText()).isEqualTo("engine \"died\"");
        assertThat(stream.done()).isTrue();
        assertThat(stream.finishReason()).isEmpty();
    }

    @Test
    void an_error_event_can_end_a_stream() {
        azure.failNext(Fault.errorEventAfter(1, "broken"));
        var stream = client.stream(client.chatPath(), client.question("Hello"));
        assertThat(stream.lines()).endsWith("event: error", "data: broken", "data: [DONE]");
    }

    @Test
    void a_malformed_event_does_not_end_a_stream() throws IOException {
        azure.failNext(Fault.malformedEventAfter(2));
        var response = client.open(client.chatPath(), client.question("Hello").put("stream", true));
        var text = new String(response.body().readAllBytes(), UTF_8);

        assertThat(text).contains("\"conte\n\n").endsWith("data: [DONE]\n\n");
    }
}
