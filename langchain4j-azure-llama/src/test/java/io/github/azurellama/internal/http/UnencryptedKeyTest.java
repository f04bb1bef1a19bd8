package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.TlsServerTest;
import io.github.azurellama.testing.UnconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key for {@code http://localhost} does not leave this computer, whatever stands between. */
class UnencryptedKeyTest extends TlsServerTest {

    /** An address of a documentation network; the sockets here lead to the test's server instead. */
    private static final String ELSEWHERE = "192.0.2.1";

    private Chat open(CallMode mode, OkHttpClient.Builder client, boolean allowInsecureHttp) {
        enqueue(answer(mode, "Hello"));
        return open(
                mode,
                builder -> builder.endpoint("http://llama.localhost:8000/v1")
                        .allowInsecureHttp(allowInsecureHttp)
                        .okHttpClient(client.socketFactory(new Sockets()).build()));
    }

    private static OkHttpClient.Builder proxied(String host) {
        return new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, 3128)));
    }

    private static OkHttpClient.Builder resolved(String address) throws IOException {
        List<InetAddress> addresses = List.of(InetAddress.getByName(address));
        return new OkHttpClient.Builder().dns(host -> addresses);
    }

    private void assertRefused(Chat chat) {
        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(ELSEWHERE)
                .hasMessageContaining("allowInsecureHttp(true)");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_proxy_elsewhere_does_not_get_it(CallMode mode) {
        assertRefused(open(mode, proxied(ELSEWHERE), false));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_name_that_leads_elsewhere_does_not_get_it(CallMode mode) throws IOException {
        assertRefused(open(mode, resolved(ELSEWHERE), false));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_proxy_elsewhere_gets_it_if_allowed(CallMode mode) {
        assertThat(open(mode, proxied(ELSEWHERE), true).text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_proxy_on_this_computer_gets_it(CallMode mode) {
        assertThat(open(mode, proxied("127.0.0.1"), false).text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_name_that_leads_to_this_computer_gets_it(CallMode mode) throws IOException {
        assertThat(open(mode, resolved("::1"), false).text()).isEqualTo("Hello");
    }

    /** Sockets that lead to the server, whatever they are to connect to. */
    private final class Sockets extends UnconnectedSockets {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    super.connect(new InetSocketAddress("localhost", server.getPort()), timeout);
                }
            };
        }
    }
}
