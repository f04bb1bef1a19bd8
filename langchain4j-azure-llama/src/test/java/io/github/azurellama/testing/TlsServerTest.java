package io.github.azurellama.testing;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;

/** A test against a server that speaks HTTP/1.1 with or without TLS, or HTTP/2. */
public abstract class TlsServerTest extends MockServerTest {

    /** What stands between a model and its server. */
    public enum Transport {
        PLAIN,
        TLS,
        H2
    }

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    protected final OkHttpClient trusting = new OkHttpClient.Builder()
            .sslSocketFactory(CLIENT.sslSocketFactory(), CLIENT.trustManager())
            .build();

    @AfterEach
    void close_connections() {
        trusting.connectionPool().evictAll();
    }

    /** A model of that way, over that transport. */
    protected Chat open(CallMode mode, Transport transport, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        use(transport);
        return open(
                mode,
                builder -> settings.accept(
                        builder.endpoint(server.url("/v1").toString()).okHttpClient(trusting)));
    }

    protected Chat open(CallMode mode, Transport transport) {
        return open(mode, transport, builder -> {});
    }

    /** A response that fits every transport: over HTTP/2 a body has no chunks of HTTP/1.1. */
    protected static MockResponse.Builder answer(CallMode mode, String text) {
        return !mode.isStreaming()
                ? Responses.whole(text)
                : new MockResponse.Builder()
                        .addHeader("Content-Type", "text/event-stream")
                        .body(Responses.streamEvents(text));
    }

    /** With a certificate for {@code localhost} that {@link #trusting} trusts. */
    protected static SSLSocketFactory certificates() {
        return SERVER.sslSocketFactory();
    }

    protected void use(Transport transport) {
        if (transport != Transport.PLAIN) {
            server.useHttps(certificates());
            server.setProtocols(
                    transport == Transport.H2
                            ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                            : List.of(Protocol.HTTP_1_1));
        }
    }

    /** Waits until no connection carries a call. */
    protected void awaitIdle() {
        var pool = trusting.connectionPool();
        Eventually.assertThat("every connection is idle", () -> pool.idleConnectionCount() == pool.connectionCount());
    }
}
