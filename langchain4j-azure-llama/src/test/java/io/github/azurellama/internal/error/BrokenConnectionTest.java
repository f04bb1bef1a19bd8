package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenConnectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection reset",
                "Broken pipe (Write failed)",
                "Connection or outbound has closed",
                "Connection or outbound has been closed",
                "Software caused connection abort: socket write error"
            })
    void an_end_by_the_server_is_named_however_the_system_words_it(String message) {
        assertThat(BrokenConnection.explain(new SocketException(message), true))
                .isEqualTo(new Explanation(
                        "the connection failed: the server closed it before the response was complete (" + message
                                + ")",
                        ""));
    }

    @Test
    void where_no_response_began_without_tls_the_server_may_expect_it() {
        var failure = new IOException("unexpected end of stream on http://localhost:8443/...");

        assertThat(BrokenConnection.explain(failure, false).remedy()).contains("use https");
        assertThat(BrokenConnection.explain(failure, true).remedy()).isEmpty();
        assertThat(BrokenConnection.explain(new SocketException("Connection reset"), false)
                        .remedy())
                .isEmpty();
    }

    @Test
    void anything_else_says_what_it_says() {
        assertThat(BrokenConnection.explain(new IOException("disk full"), true))
                .isEqualTo(new Explanation("the connection failed: disk full", ""));
    }
}
