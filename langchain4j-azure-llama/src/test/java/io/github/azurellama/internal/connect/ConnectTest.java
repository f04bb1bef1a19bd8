package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.UnconnectedSockets;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong before a connection stands; each failure says what and where. */
class ConnectTest extends MockServerTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_that_does_not_come_runs_into_connectTimeout(CallMode mode) {
        Chat chat = open(
                mode,
                builder -> builder.okHttpClient(new OkHttpClient.Builder()
                                .socketFactory(new Unreachable())
                                .build())
                        .connectTimeout(SHORT)
                        .maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.15s (connectTimeout)");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_that_does_not_come_costs_nothing_of_a_quota(CallMode mode) {
        LlamaQuota quota = LlamaQuota.perMinute(2, 100_000).withMaxWait(Duration.ZERO);
        OkHttpClient unreachable =
                new OkHttpClient.Builder().socketFactory(new Unreachable()).build();
        Chat chat = open(
                mode, builder -> builder.okHttpClient(unreachable).quota(quota).maxRetries(0));

        for (int call = 0; call < 3; call++) {
            assertThat(catchThrowable(chat::text)).isExactlyInstanceOf(TimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_port_without_a_listener(CallMode mode) {
        Chat chat = open(mode, builder -> builder.endpoint(GONE).maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .isInstanceOf(LangChain4jException.class)
                .hasMessageContaining("connection failed")
                .hasMessageContaining(GONE);
    }

    /** Else a thousand streams that begin at once would need a thousand threads of the system to connect. */
    @ParameterizedTest
    @EnumSource(CallMode.class)
    void no_further_thread_is_needed_to_connect(CallMode mode) {
        Chat chat = open(mode, builder -> builder.endpoint(GONE).maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .rootCause()
                .satisfies(refused -> assertThat(refused.getStackTrace())
                        .extracting(StackTraceElement::getClassName)
                        .contains("okhttp3.internal.http.RetryAndFollowUpInterceptor"));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_host_name_may_contain_underscores(CallMode mode) {
        enqueue(mode.answer("Hello"));
        OkHttpClient dns = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("http://vllm_server:" + server.getPort() + "/v1")
                        .apiKey(null)
                        .okHttpClient(dns));

        assertThat(chat.text()).isEqualTo("Hello");
        assertThat(taken().getHeaders().get("Host")).startsWith("vllm_server:");
    }

    @ParameterizedTest
    @CsvSource({"SYNC,true", "SYNC,false", "STREAMING,true", "STREAMING,false"})
    void an_address_that_refuses_is_followed_by_the_next(CallMode mode, boolean fastFallback) {
        enqueue(mode.answer("Hello"));
        OkHttpClient twoAddresses = new OkHttpClient.Builder()
                .fastFallback(fastFallback)
                .dns(host -> List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getByName(host)))
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("http://localhost:" + server.getPort() + "/v1")
                        .okHttpClient(twoAddresses)
                        .maxRetries(0));

        assertThat(chat.text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_unknown_host(CallMode mode) {
        OkHttpClient lost = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        Chat chat = open(
                mode,
                builder -> builder.endpoint("https://nobody.eastus.models.ai.azure.com")
                        .okHttpClient(lost));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(UnresolvedModelServerException.class)
                .hasMessageContaining("cannot be resolved")
                .hasMessageContaining("nobody.eastus.models.ai.azure.com");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_untrusted_certificate(CallMode mode) throws Exception {
        var certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        MockServers.show(certificate, server);
        Chat chat = open(mode, builder -> builder.endpoint("https://localhost:" + server.getPort() + "/v1"));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(UnresolvedModelServerException.class)
                .hasMessageContaining("no secure connection");
    }

    /** Makes sockets that wait for a connection in vain. */
    private static final class Unreachable extends UnconnectedSockets {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws SocketTimeoutException {
                    throw new SocketTimeoutException("Connect timed out");
                }
            };
        }
    }
}
