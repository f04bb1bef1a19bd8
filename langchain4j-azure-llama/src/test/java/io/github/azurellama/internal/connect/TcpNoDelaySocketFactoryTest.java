package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpNoDelaySocketFactoryTest {

    @Test
    void every_way_of_making_a_socket_sends_at_once() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        var sockets = new TcpNoDelaySocketFactory();
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
}
