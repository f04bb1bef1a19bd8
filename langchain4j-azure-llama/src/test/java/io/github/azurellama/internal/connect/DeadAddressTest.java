package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.TlsServerTest;
import io.github.azurellama.testing.UnconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A host's dead address costs a second, not the whole {@code connectTimeout}, although its addresses are tried in turn on the
 * call's own thread. The sockets here record how long they are allowed to connect, and do not wait for it.
 */
class DeadAddressTest extends TlsServerTest {

    private static final String DEAD = "127.0.0.9";
    private static final int WHOLE_TIMEOUT = 15_000;

    private final Sockets sockets = new Sockets();

    private Chat open(CallMode mode, Transport transport, String... addresses) {
        OkHttpClient client = trusting.newBuilder()
                .fastFallback(false)
                .socketFactory(sockets)
                .dns(host -> {
                    List<InetAddress> found = new ArrayList<>();
                    for (String address : addresses) {
                        found.add(InetAddress.getByName(address));
                    }
                    return found;
                })
                .build();
        return open(
                mode,
                transport,
                builder -> builder.okHttpClient(client)
                        .connectTimeout(Duration.ofMillis(WHOLE_TIMEOUT))
                        .maxRetries(0));
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,TLS", "STREAMING,H2"})
    void the_second_address_is_tried_after_a_second(CallMode mode, Transport transport) {
        enqueue(answer(mode, "Hello"));

        assertThat(open(mode, transport, DEAD, "127.0.0.1").text()).isEqualTo("Hello");

        assertThat(sockets.timeouts).containsExactly(1_000, 1_000);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,H2"})
    void an_address_that_takes_longer_than_a_second_has_the_whole_timeout(CallMode mode, Transport transport) {
        enqueue(answer(mode, "Hello"));
        sockets.slowConnects = 1;

        assertThat(open(mode, transport, "127.0.0.1").text()).isEqualTo("Hello");

        assertThat(sockets.timeouts).containsExactly(1_000, WHOLE_TIMEOUT);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,H2"})
    void a_host_without_a_living_address_fails_after_the_whole_timeout(CallMode mode, Transport transport) {
        Chat chat = open(mode, transport, DEAD);

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("15s (connectTimeout)");
        assertThat(sockets.timeouts).containsExactly(1_000, WHOLE_TIMEOUT);
    }

    /** Sockets that never connect to the dead address, and connect to others late at first. */
    private static final class Sockets extends UnconnectedSockets {

        final List<Integer> timeouts = Collections.synchronizedList(new ArrayList<>());
        volatile int slowConnects;

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    timeouts.add(timeout);
                    InetAddress target = ((InetSocketAddress) address).getAddress();
                    if (target.getHostAddress().equals(DEAD) || timeouts.size() <= slowConnects) {
                        throw new SocketTimeoutException("Connect timed out");
                    }
                    super.connect(address, timeout);
                }
            };
        }
    }
}
