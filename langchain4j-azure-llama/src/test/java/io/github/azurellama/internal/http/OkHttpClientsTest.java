package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import java.io.IOException;
import java.net.Socket;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

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
        var errors = new ServerErrors(Endpoint.of("http://localhost/v1"));
        var implicitFields = new ImplicitFieldInterceptor(
                Dialect.of(Endpoint.of(url), null),
                new RejectedFields(LoggerFactory.getLogger(OkHttpClientsTest.class)),
                errors);
        return OkHttpClients.create(
                Endpoint.of(url), PlainSettings.with(given), implicitFields, errors, Sleeper.ON_THREAD);
    }
}
