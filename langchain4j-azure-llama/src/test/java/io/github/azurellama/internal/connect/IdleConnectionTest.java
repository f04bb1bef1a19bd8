package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import okhttp3.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Idle connections are closed before the server closes them, and none is kept that is closed. */
class IdleConnectionTest {

    private final Socket socket = mock(Socket.class);
    private final Connection connection = mock(Connection.class);

    IdleConnectionTest() {
        when(connection.socket()).thenReturn(socket);
    }

    @Test
    void a_connection_that_was_closed_before_its_time_is_forgotten() throws IOException {
        KeepAlive.onIdle(connection, Duration.ofDays(1).toNanos());
        KeepAlive.closeExpired();
        verify(socket, times(0)).close();

        when(socket.isClosed()).thenReturn(true);
        KeepAlive.closeExpired();
        KeepAlive.closeExpired();

        verify(socket, times(1)).close();
    }

    @Test
    void a_connection_is_closed_when_its_time_is_over() throws IOException {
        KeepAlive.onIdle(connection, -1);

        KeepAlive.closeExpired();

        verify(socket).close();
    }

    @ParameterizedTest
    @CsvSource({
        "'timeout=5, max=100', 4500",
        "'Timeout=5', 4500",
        "'max=100, timeout=60', 59500",
        "'timeout=0', 0",
        "'max=100', 0",
        "'timeout=x', 0",
        "'', 0"
    })
    void the_header_names_seconds(String header, long millis) {
        assertThat(Duration.ofNanos(KeepAlive.nanos(header)).toMillis()).isEqualTo(millis);
    }
}
