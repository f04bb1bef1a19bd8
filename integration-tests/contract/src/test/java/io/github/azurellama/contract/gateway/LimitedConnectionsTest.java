package io.github.azurellama.contract.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bursts over HTTP/2 against a server that ends connections meanwhile. No call is retried. */
@Timeout(120)
class LimitedConnectionsTest {

    private static final int STREAMS = 200;
    private static final String TEXT = "one two three four five";

    /** Runs a burst; returns how many connections it took. */
    private static int burst(UnaryOperator<SimulatorOptions> limits) {
        var options = limits.apply(SimulatorOptions.of(SimulatedEndpoint.SERVERLESS)
                .tokenDelay(Duration.ofMillis(10))
                .responder(Responder.saying(TEXT))
                .tls());
        try (var azure = AzureSimulator.start(options);
                var frames = new SentResets()) {
            var model = AzureLlamaStreamingChatModel.builder()
                    .endpoint(azure.url())
                    .endpointKind(EndpointKind.SERVERLESS)
                    .apiKey(azure.apiKey())
                    .okHttpClient(new OkHttpClient.Builder()
                            .sslSocketFactory(azure.sslContext().getSocketFactory(), azure.trustManager())
                            .readTimeout(Duration.ofMinutes(1))
                            .build())
                    .maxRetries(0)
                    .build();
            List<Recorder> recorders =
                    IntStream.range(0, STREAMS).mapToObj(i -> new Recorder()).toList();

            recorders.forEach(recorder -> model.chat("Count", recorder));

            assertThat(recorders).allSatisfy(recorder -> {
                assertThat(recorder.result().aiMessage().text()).isEqualTo(TEXT);
                recorder.assertExhausted();
            });
            assertThat(azure.requests()).as("requests that were processed").hasSize(STREAMS);
            frames.assertNone(STREAMS);
            return azure.openedConnections();
        }
    }

    @Test
    void a_connection_that_ends_in_the_middle_of_the_burst() {
        assertThat(burst(options -> options.goAwayAfter(30))).isLessThanOrEqualTo(3 * STREAMS / 30);
    }

    @Test
    void a_hundred_streams_per_connection() {
        assertThat(burst(options -> options)).isLessThanOrEqualTo(4);
    }
}
