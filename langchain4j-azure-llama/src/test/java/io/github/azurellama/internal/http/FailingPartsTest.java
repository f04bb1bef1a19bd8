package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.github.azurellama.auth.Authorization;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.RecordedCalls;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TlsServerTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a part of a call throws arrives as an exception of LangChain4j, closes the response and prints nothing. */
class FailingPartsTest extends TlsServerTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stderr = System.err;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void nothing_is_printed() {
        System.setErr(stderr);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .doesNotContain("canceled due to")
                .doesNotContain("Exception in thread");
    }

    private static Interceptor throwing(boolean afterResponse, Supplier<Throwable> failure) {
        return chain -> {
            if (afterResponse) {
                chain.proceed(chain.request());
            }
            throw sneaky(failure.get());
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    private Throwable failure(CallMode mode, OkHttpClient.Builder client) {
        OkHttpClient built = client.build();
        enqueue(mode.answer("never"));
        Throwable thrown =
                catchThrowable(open(mode, builder -> builder.okHttpClient(built).maxRetries(0))::text);
        assertThat(built.connectionPool().connectionCount()
                        - built.connectionPool().idleConnectionCount())
                .as("connections in use")
                .isZero();
        return thrown;
    }

    @ParameterizedTest
    @CsvSource({"SYNC,true", "SYNC,false", "STREAMING,true", "STREAMING,false"})
    void an_interceptor_of_the_users_client(CallMode mode, boolean afterResponse) {
        for (Throwable bug : new Throwable[] {
            new IllegalStateException("bug"), new StackOverflowError("bug"), new InterruptedException("bug")
        }) {
            Interceptor broken = throwing(afterResponse, () -> bug);

            assertThat(failure(mode, new OkHttpClient.Builder().addInterceptor(broken)))
                    .isExactlyInstanceOf(LangChain4jException.class)
                    .hasRootCause(bug);
            Thread.interrupted();
            assertThat(failure(mode, new OkHttpClient.Builder().addNetworkInterceptor(broken)))
                    .isExactlyInstanceOf(LangChain4jException.class)
                    .hasRootCause(bug);
            Thread.interrupted();
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_credential(CallMode mode) {
        for (Throwable bug :
                new Throwable[] {new IllegalStateException("sealed"), new NoClassDefFoundError("sealed")}) {
            Chat chat = open(
                    mode,
                    builder -> builder.credential(AzureLlamaCredential.bearer(() -> {
                        throw sneaky(bug);
                    })));

            assertThat(catchThrowable(chat::text))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("sealed")
                    .hasCause(bug);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_credential_that_fails_to_renew_leaks_no_connection(CallMode mode) {
        var client = new OkHttpClient();
        Chat chat =
                open(mode, builder -> builder.okHttpClient(client).maxRetries(0).credential(new Unrenewable()));
        for (int call = 0; call < 12; call++) {
            enqueue(Responses.json(401, "{\"error\":\"" + "x".repeat(100_000) + "\"}"));
            assertThat(catchThrowable(chat::text)).isInstanceOf(AuthenticationException.class);
        }

        assertThat(client.connectionPool().connectionCount()).isLessThan(2);
    }

    private static final class Unrenewable implements AzureLlamaCredential {
        @Override
        public Authorization authorize(EndpointKind kind) {
            return new Authorization("Authorization", "Bearer token");
        }

        @Override
        public boolean renew(EndpointKind kind) {
            throw new IllegalStateException("the vault is sealed");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_gateway_that_encodes_responses_although_no_encoding_was_accepted(CallMode mode) {
        enqueue(answer(mode, "Hello")
                .body(new Buffer().write(new byte[] {(byte) 0x8B, 0x02, (byte) 0x80, 0x7B, 0x7D, 0x03}))
                .addHeader("Content-Encoding", "br"));

        assertThat(catchThrowable(open(mode)::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("encoded in br, which was not requested");
    }

    @ParameterizedTest
    @CsvSource({"SYNC,407", "STREAMING,407", "SYNC,403", "STREAMING,403"})
    void a_proxy_that_refuses_to_connect(CallMode mode, int status) {
        enqueue(
                new MockResponse.Builder().code(status).inTunnel(),
                new MockResponse.Builder().code(status).inTunnel());
        use(Transport.TLS);
        OkHttpClient proxied = trusting.newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.getPort())))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("https://llama.example.com/v1").okHttpClient(proxied));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(
                        status == 407 ? AuthenticationException.class : UnresolvedModelServerException.class)
                .hasMessageContaining("the proxy refused to connect to the server with HTTP " + status)
                .hasMessageContaining(status == 407 ? "proxyAuthenticator" : "on the proxy");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_client_that_does_not_allow_the_connection(CallMode mode) throws Exception {
        var calls = new RecordedCalls();
        OkHttpClient encryptedOnly = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("http://localhost:" + server.getPort() + "/v1")
                        .callListeners(calls)
                        .okHttpClient(encryptedOnly));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(UnresolvedModelServerException.class)
                .hasMessageContaining("allows no such connection: CLEARTEXT")
                .hasMessageContaining("connectionSpecs");
        assertThat(calls.only().attempts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,HTTP,localhost", "STREAMING,HTTP,localhost", "ASYNC,SOCKS,localhost", "SYNC,HTTP,proxy.invalid"})
    void a_proxy_that_cannot_be_reached(CallMode mode, Proxy.Type type, String host) throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        OkHttpClient proxied = trusting.newBuilder()
                .proxy(new Proxy(type, InetSocketAddress.createUnresolved(host, port)))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("https://llama.example.com/v1").okHttpClient(proxied));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("no connection through the proxy " + host)
                .hasMessageNotContaining("unresolved")
                .hasMessageContaining("Check the proxy");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_proxy_that_wants_a_login_for_plain_http(CallMode mode) {
        enqueue(new MockResponse.Builder().code(407));
        OkHttpClient proxied = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.getPort())))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("http://llama.example.com/v1")
                        .allowInsecureHttp(true)
                        .okHttpClient(proxied));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("proxyAuthenticator");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
