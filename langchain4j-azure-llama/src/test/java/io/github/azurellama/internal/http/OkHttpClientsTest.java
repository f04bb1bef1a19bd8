package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.error.TransportFailures;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpClientsTest {

    private static final String LOCAL = "http://localhost:8000/v1";
    private static final String REMOTE = "https://llama.eastus.models.ai.azure.com";

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, REMOTE})
    void the_librarys_own_client_sends_at_once(String url) throws IOException {
        try (Socket socket = assembled(url, null).socketFactory().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void the_trust_store_is_loaded_for_encrypted_connections_only() {
        assertThat(assembled(LOCAL, null).connectionSpecs()).containsExactly(ConnectionSpec.CLEARTEXT);
        assertThat(assembled(LOCAL, null).x509TrustManager()).isNull();
        assertThat(assembled(REMOTE, null).x509TrustManager()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, REMOTE})
    void models_share_their_connections(String url) {
        assertThat(assembled(url, null).connectionPool())
                .isSameAs(assembled(url, null).connectionPool());
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, REMOTE})
    void a_clients_own_sockets_are_left_to_the_user(String url) {
        OkHttpClient given = new OkHttpClient();

        OkHttpClient assembled = assembled(url, given);

        assertThat(assembled.socketFactory()).isSameAs(given.socketFactory());
        assertThat(assembled.connectionSpecs()).isEqualTo(given.connectionSpecs());
        assertThat(assembled.fastFallback()).isEqualTo(given.fastFallback());
    }

    private static OkHttpClient assembled(String url, @Nullable OkHttpClient given) {
        Backend backend = PlainSettings.backend(Endpoint.of(url));
        HttpSettings settings = PlainSettings.with(given);
        return OkHttpClients.create(
                OkHttpClients.base(backend.endpoint().isEncrypted(), settings),
                settings,
                new Backends(List.of(backend), null, new TransportFailures.Timeouts(1, 1, 1)),
                Sleeper.ON_THREAD);
    }
}
