package io.github.azurellama.contract.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.support.CallMode;
import io.github.azurellama.contract.support.ChatCaller;
import io.github.azurellama.contract.support.ChatRecorder;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.Responder;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls through nginx over TLS and HTTP/2, which limits streams and closes idle connections as gateways do. */
class BehindNginxTest {

    private static final int STREAMS = 200;
    private static final String TEXT = "one two three four five";
    private static final Duration KEEP_ALIVE = Duration.ofMillis(300);

    private final Queue<Protocol> protocols = new ConcurrentLinkedQueue<>();
    private final OkHttpClient.Builder client = new OkHttpClient.Builder();
    private AzureSimulator azure;
    private NginxServer nginx;

    @BeforeAll
    static void needs_nginx() {
        if (!NginxServer.isInstalled()) {
            System.out.println("Skipped: the tests behind nginx need nginx; install the package nginx-light");
        }
        assumeTrue(NginxServer.isInstalled(), "nginx is not installed");
    }

    @BeforeEach
    void start() {
        azure = AzureSimulator.start(SimulatorOptions.of(SimulatedEndpoint.SERVERLESS)
                .tokenDelay(Duration.ofMillis(5))
                .responder(Responder.saying(TEXT)));
        nginx = new NginxServer(azure.url(), KEEP_ALIVE);
        nginx.trust(client).addNetworkInterceptor(chain -> {
            var connection = chain.connection();
            if (connection != null) {
                protocols.add(connection.protocol());
            }
            return chain.proceed(chain.request());
        });
    }

    @AfterEach
    void stop() {
        nginx.close();
        azure.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_call_gets_its_response_over_http_2(CallMode mode) {
        assertThat(caller(mode).answer("Count")).isEqualTo(TEXT);

        assertThat(protocols).containsExactly(Protocol.HTTP_2);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_after_the_keep_alive_timeout_gets_its_response(CallMode mode) {
        ChatCaller caller = caller(mode);
        assertThat(caller.answer("Count")).isEqualTo(TEXT);

        LockSupport.parkNanos(KEEP_ALIVE.multipliedBy(2).toNanos());

        assertThat(caller.answer("Count")).isEqualTo(TEXT);
        assertThat(azure.requests()).hasSize(2);
    }

    @Test
    void two_hundred_streams_at_once_are_complete() {
        var builder = AzureLlamaStreamingChatModel.builder();
        configure(builder);
        var model = builder.build();
        List<ChatRecorder> recorders =
                IntStream.range(0, STREAMS).mapToObj(i -> new ChatRecorder()).toList();

        recorders.forEach(recorder -> model.chat("Count", recorder));

        assertThat(recorders).allSatisfy(recorder -> {
            assertThat(recorder.result().aiMessage().text()).isEqualTo(TEXT);
            recorder.assertExhausted();
        });
        assertThat(nginx.logs()).doesNotContain("concurrent streams exceeded");
    }

    private ChatCaller caller(CallMode mode) {
        return mode.chat(this::configure);
    }

    private void configure(AzureLlamaChatModelBuilder<?> builder) {
        builder.endpoint(nginx.url()).endpointKind(EndpointKind.SERVERLESS).apiKey(azure.apiKey());
        builder.okHttpClient(client.build()).maxRetries(0);
    }
}
