package io.github.azurellama.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The server speaks what it should, and counts what a client does. */
class BenchmarkServerTest {

    @BeforeAll
    static void trust() throws IOException {
        ServerCertificate.install();
    }

    private static Response send(BenchmarkServer server, OkHttpClient client, ResponseSpec spec) throws IOException {
        return client.newCall(new Request.Builder()
                        .url(server.url() + "/chat/completions")
                        .header("Authorization", spec.key())
                        .post(RequestBody.EMPTY)
                        .build())
                .execute();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN,HTTP_1_1", "TLS,HTTP_1_1", "H2,HTTP_2"})
    void each_transport_speaks_its_protocol_on_one_connection(Transport transport, Protocol protocol)
            throws IOException {
        var client = new OkHttpClient();
        try (var server = new BenchmarkServer(transport)) {
            for (ResponseSpec spec : new ResponseSpec[] {ResponseSpec.stream(3), ResponseSpec.whole(3)}) {
                try (Response response = send(server, client, spec)) {
                    assertThat(response.body().string()).contains("river");
                    assertThat(response.protocol()).isEqualTo(protocol);
                }
            }
            assertThat(server.takeTraffic()).isEqualTo(new TrafficCount(1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_body_comes_as_long_after_its_head_as_it_should(Transport transport) throws IOException {
        var delay = Duration.ofMillis(300);
        try (var server = new BenchmarkServer(transport)) {
            long begin = System.nanoTime();
            try (Response response = send(server, new OkHttpClient(), ResponseSpec.delayed(3, delay))) {
                assertThat(response.body().string()).contains("river");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(delay);
        }
    }

    @Test
    void a_stream_that_is_closed_before_its_end_counts_as_reset() throws Exception {
        var client = new OkHttpClient();
        try (var server = new BenchmarkServer(Transport.H2)) {
            send(server, client, ResponseSpec.paced(100, Duration.ofMillis(100)))
                    .close();

            int resets = 0;
            for (long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                    resets == 0 && System.nanoTime() < end; ) {
                resets = server.takeTraffic().resets();
                Thread.onSpinWait();
            }
            assertThat(resets).isEqualTo(1);
        }
    }
}
