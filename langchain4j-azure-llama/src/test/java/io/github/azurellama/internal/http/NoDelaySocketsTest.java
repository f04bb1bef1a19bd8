package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoDelaySocketsTest {

    @Test
    void the_librarys_own_client_sends_at_once() throws IOException {
        try (Socket socket = assembled(null).socketFactory().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void a_clients_own_sockets_are_left_to_the_user() {
        OkHttpClient given = new OkHttpClient();

        assertThat(assembled(given).socketFactory()).isSameAs(given.socketFactory());
    }

    @Test
    void every_way_of_making_a_socket_sends_at_once() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        var sockets = new NoDelaySockets();
        try (var server = new ServerSocket(0, 5, here);
                Socket byName = sockets.createSocket(here.getHostAddress(), server.getLocalPort());
                Socket byAddress = sockets.createSocket(here, server.getLocalPort());
                Socket bound = sockets.createSocket(here.getHostAddress(), server.getLocalPort(), here, 0)) {
            assertThat(byName.getTcpNoDelay()).isTrue();
            assertThat(byAddress.getTcpNoDelay()).isTrue();
            assertThat(bound.getTcpNoDelay()).isTrue();
            assertThat(bound.isConnected()).isTrue();
        }
    }

    private static OkHttpClient assembled(@Nullable OkHttpClient given) {
        return ClientAssembly.assemble(
                Endpoint.of("http://localhost:8000/v1"),
                PlainSettings.with(given),
                new RetryAfter(Clock.systemUTC()),
                Pause.ON_THREAD);
    }
}
