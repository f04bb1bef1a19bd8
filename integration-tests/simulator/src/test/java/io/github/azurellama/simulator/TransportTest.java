package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void tls_speaks_both_versions_with_a_certificate_that_can_be_trusted(Version version) throws Exception {
        try (var azure = start(SimulatorOptions::tls)) {
            assertThat(azure.url()).startsWith("https://127.0.0.1:");

            var response = send(client(azure, version), azure);

            assertThat(response.version()).isEqualTo(version);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("124");
        }
    }

    @Test
    void a_client_without_that_trust_refuses_the_certificate() {
        try (var azure = start(SimulatorOptions::tls)) {
            var stranger = HttpClient.newHttpClient();

            assertThatThrownBy(() -> send(stranger, azure))
                    .hasRootCauseMessage("unable to find valid certification path to requested target");
        }
    }

    @Test
    void http_1_ends_a_connection_after_so_many_requests() throws Exception {
        try (var azure = start(options -> options.tls().goAwayAfter(2))) {
            var client = client(azure, Version.HTTP_1_1);
            for (int i = 0; i < 6; i++) {
                assertThat(send(client, azure).statusCode()).isEqualTo(200);
            }

            assertThat(azure.openedConnections()).isEqualTo(3);
        }
    }

    /** With the client of Vert.x, because that of JDK 17 gives up the running streams on a {@code GOAWAY}. */
    @Test
    void http_2_ends_a_connection_after_so_many_requests_and_none_of_them_fails() {
        var vertx = Vertx.vertx();
        try (var azure = start(options -> options.tls().goAwayAfter(2))) {
            var client = vertx.createHttpClient(http2());
            for (int i = 0; i < 6; i++) {
                var response = client.request(HttpMethod.GET, azure.port(), "127.0.0.1", "/info")
                        .compose(request -> request.putHeader("Authorization", "Bearer " + azure.apiKey())
                                .send())
                        .compose(HttpClientResponse::body);
                assertThat(await(response).toString()).contains("model_name");
            }

            assertThat(azure.openedConnections()).isEqualTo(3);
        } finally {
            vertx.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_idle_connection_is_closed_after_the_keep_alive_timeout(Version version) throws Exception {
        try (var azure = start(options -> options.tls().keepAliveTimeout(Duration.ofMillis(200)))) {
            assertThat(send(client(azure, version), azure).statusCode()).isEqualTo(200);

            long end = System.nanoTime() + PATIENCE.toNanos();
            while (azure.activeConnections() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(azure.activeConnections()).isZero();
        }
    }

    @Test
    void http_1_names_the_keep_alive_timeout_and_a_slow_response_outlives_it() throws Exception {
        try (var azure =
                start(options -> options.keepAliveTimeout(Duration.ofSeconds(1)).tokenDelay(Duration.ofMillis(400)))) {
            var response = send(client(azure, Version.HTTP_1_1), azure);

            assertThat(response.headers().firstValue("keep-alive")).contains("timeout=1");
            assertThat(response.body()).contains("124");
        }
    }

    @Test
    void a_client_learns_how_many_streams_a_connection_may_have() {
        var vertx = Vertx.vertx();
        try (var azure = start(options -> options.tls().streamsPerConnection(7))) {
            var client = vertx.createHttpClient(http2());
            var connection = await(
                    client.connect(new HttpConnectOptions().setHost("127.0.0.1").setPort(azure.port())));

            assertThat(((Http2Settings) connection.remoteSettings()).getMaxConcurrentStreams())
                    .isEqualTo(7);
        } finally {
            vertx.close();
        }
    }

    @Test
    void limits_below_zero_are_refused() {
        var options = SimulatorOptions.of(SimulatedEndpoint.SERVERLESS);

        assertThatThrownBy(() -> options.streamsPerConnection(0)).hasMessageContaining("streamsPerConnection");
        assertThatThrownBy(() -> options.keepAliveTimeout(Duration.ofMillis(-1)))
                .hasMessageContaining("keepAliveTimeout");
        assertThatThrownBy(() -> options.goAwayAfter(-1)).hasMessageContaining("goAwayAfter");
    }

    private static AzureSimulator start(UnaryOperator<SimulatorOptions> change) {
        return AzureSimulator.start(change.apply(SimulatorOptions.of(SimulatedEndpoint.SERVERLESS)));
    }

    private static HttpClientOptions http2() {
        return new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static HttpClient client(AzureSimulator azure, Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(azure.sslContext())
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, AzureSimulator azure) throws Exception {
        var body =
                "{\"messages\": [{\"role\": \"user\", \"content\": \"How much is 37 plus 87?\"}], \"max_tokens\": 100}";
        var request = HttpRequest.newBuilder(URI.create(azure.url() + "/v1/chat/completions"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + azure.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
