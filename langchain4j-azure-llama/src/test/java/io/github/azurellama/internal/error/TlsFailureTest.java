package io.github.azurellama.internal.error;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.MockServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that does not become secure fails with what to do about it. */
class TlsFailureTest extends MockServerTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final OkHttpClient untrusting = new OkHttpClient();

    /** A client that trusts the authority of the server's certificate. */
    private OkHttpClient trusting(HeldCertificate.Builder builder) {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate certificate = builder.signedBy(authority).build();
        MockServers.show(certificate, server);
        var trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    private static HeldCertificate.Builder certificate(String host) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host);
    }

    private void assertFails(CallMode mode, OkHttpClient client, int port, String remedy) {
        Chat chat = open(
                mode,
                model -> model.endpoint("https://localhost:" + port + "/v1").okHttpClient(client));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(UnresolvedModelServerException.class)
                .hasMessageContaining("no secure connection: ")
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_certificate_that_has_expired(CallMode mode) {
        long now = System.currentTimeMillis();
        OkHttpClient client = trusting(certificate("localhost").validityInterval(now - 2 * DAY, now - DAY));

        assertFails(mode, client, server.getPort(), "has expired: renew it");
    }

    @Test
    void a_certificate_that_is_not_valid_yet() {
        long now = System.currentTimeMillis();
        OkHttpClient client = trusting(certificate("localhost").validityInterval(now + DAY, now + 2 * DAY));

        assertFails(CallMode.SYNC, client, server.getPort(), "is not valid yet: check the clock");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_certificate_that_is_not_trusted(CallMode mode) {
        trusting(certificate("localhost"));

        assertFails(mode, untrusting, server.getPort(), "javax.net.ssl.trustStore");
    }

    @Test
    void a_certificate_of_another_host() {
        OkHttpClient client = trusting(certificate("llama.example"));

        assertFails(CallMode.SYNC, client, server.getPort(), "is for another host");
    }

    @ParameterizedTest
    @CsvSource({
        "certificate_required, requires a client certificate",
        "bad_certificate, requires a client certificate",
        "handshake_failure, in common",
        "protocol_version, in common"
    })
    void an_alert_of_the_server(String alert, String remedy) {
        var failure = new SSLHandshakeException("(" + alert + ") Received fatal alert: " + alert);

        assertThat(TlsFailure.explain(failure).remedy()).contains(remedy);
        assertThat(TlsFailure.explain(failure).what()).contains(alert);
    }

    @Test
    void a_port_that_speaks_no_tls() throws IOException {
        try (var plain = new PlainServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            assertFails(CallMode.SYNC, untrusting, plain.listener.getLocalPort(), "does not speak TLS on this port");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_port_that_speaks_tls_only(CallMode mode) {
        trusting(certificate("localhost"));
        Chat chat = open(
                mode,
                model -> model.endpoint("http://localhost:" + server.getPort() + "/v1")
                        .maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageEndingWith(". If the server speaks TLS on this port, use https");
    }

    /** Nothing of the request was sent. */
    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_server_that_closes_during_the_handshake_is_tried_again(CallMode mode) throws IOException {
        try (var plain = new PlainServer("")) {
            Chat chat = open(
                    mode,
                    model -> model.endpoint("https://localhost:" + plain.listener.getLocalPort() + "/v1")
                            .okHttpClient(untrusting)
                            .retryPolicy(RetryPolicy.DEFAULT.withMaxRetries(1).withBackoff(Duration.ofMillis(1))));

            assertThat(catchThrowable(chat::text))
                    .isExactlyInstanceOf(InternalServerException.class)
                    .hasMessageContaining("Check that it speaks TLS on this port");
            assertThat(plain.connections).hasValue(2);
        }
    }

    /** Says the same to each client, and closes. */
    private static final class PlainServer implements AutoCloseable {

        final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        final AtomicInteger connections = new AtomicInteger();
        private final byte[] says;

        PlainServer(String says) throws IOException {
            this.says = says.getBytes(US_ASCII);
            var thread = new Thread(this::accept, "plain-server");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    try (Socket socket = listener.accept()) {
                        connections.incrementAndGet();
                        socket.getInputStream().read(new byte[16_384]);
                        socket.getOutputStream().write(says);
                    }
                }
            } catch (IOException e) {
                // The listener was closed, which is how the server ends.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
