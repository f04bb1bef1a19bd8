package io.github.azurellama.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Way;
import java.net.InetAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectTest extends MockServerTest {

    /** Else a thousand streams that begin at once would need a thousand threads of the system to connect. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void no_further_thread_is_needed_to_connect(Way way) {
        String gone = url("/v1");
        server.close();
        Chat chat = open(way, builder -> builder.endpoint(gone).maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .rootCause()
                .satisfies(refused -> assertThat(refused.getStackTrace())
                        .extracting(StackTraceElement::getClassName)
                        .contains("okhttp3.internal.http.RetryAndFollowUpInterceptor"));
    }

    @ParameterizedTest
    @CsvSource({"SYNC,true", "SYNC,false", "STREAMING,true", "STREAMING,false"})
    void an_address_that_refuses_is_followed_by_the_next(Way way, boolean fastFallback) {
        enqueue(way.answer("Hello"));
        OkHttpClient twoAddresses = new OkHttpClient.Builder()
                .fastFallback(fastFallback)
                .dns(host -> List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getByName(host)))
                .build();
        Chat chat = open(
                way,
                builder -> builder.endpoint("http://localhost:" + server.getPort() + "/v1")
                        .okHttpClient(twoAddresses)
                        .maxRetries(0));

        assertThat(chat.text()).isEqualTo("Hello");
    }
}
