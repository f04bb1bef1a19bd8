package io.github.azurellama.contract.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.Recorder;
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
    private static final Duration PATIENCE = Duration.ofMinutes(1);
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
        startNginx(NginxServer.Limits.DEFAULT);
        client.addNetworkInterceptor(chain -> {
            var connection = chain.connection();
            if (connection != null) {
                protocols.add(connection.protocol());
            }
            return chain.proceed(chain.request());
        });
    }

    private void startNginx(NginxServer.Limits limits) {
        nginx = new NginxServer(azure.url(), KEEP_ALIVE, limits);
        nginx.trust(client);
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
        Chat caller = caller(mode);
        assertThat(caller.answer("Count")).isEqualTo(TEXT);

        LockSupport.parkNanos(KEEP_ALIVE.multipliedBy(2).toNanos());

        assertThat(caller.answer("Count")).isEqualTo(TEXT);
        assertThat(azure.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_on_a_connection_of_http_1_that_was_closed_gets_its_response(CallMode mode) {
        client.protocols(List.of(Protocol.HTTP_1_1));
        Chat caller = caller(mode);
        assertThat(caller.answer("Count")).isEqualTo(TEXT);

        LockSupport.parkNanos(KEEP_ALIVE.multipliedBy(2).toNanos());

        assertThat(caller.answer("Count")).isEqualTo(TEXT);
        assertThat(protocols).containsOnly(Protocol.HTTP_1_1);
        assertThat(azure.requests()).hasSize(2);
    }

    @Test
    void a_cancelled_stream_is_reset_and_a_completed_one_is_not() {
        try (var frames = new SentResets()) {
            caller(CallMode.STREAMING).answer("Count");
            frames.assertNone(1);

            var builder = AzureLlamaStreamingChatModel.builder();
            configure(builder);
            azure.failNext(Fault.stallAfter(4));
            builder.build().chat("Count", new CancellingHandler());
            Eventually.assertThat("the stream is reset", () -> frames.count() == 1);
        }
    }

    /** Cancels with the first text. */
    private static final class CancellingHandler implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
            context.streamingHandle().cancel();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {}

        @Override
        public void onError(Throwable failure) {}
    }

    @Test
    void two_hundred_streams_at_once_are_complete() {
        assertBurst();
        assertThat(nginx.logs()).doesNotContain("concurrent streams exceeded");
    }

    /** nginx sends {@code GOAWAY} after every 30 requests of a connection. */
    @Test
    void streams_are_complete_while_connections_end_in_the_middle_of_the_burst() {
        nginx.close();
        startNginx(new NginxServer.Limits(128, 30));

        assertBurst();

        assertThat(azure.requests()).hasSize(STREAMS);
    }

    @Test
    void streams_are_complete_where_a_connection_may_have_ten() {
        nginx.close();
        startNginx(new NginxServer.Limits(10, 1_000));

        assertBurst();

        assertThat(azure.requests()).hasSize(STREAMS);
    }

    private void assertBurst() {
        var builder = AzureLlamaStreamingChatModel.builder();
        configure(builder);
        var model = builder.build();
        List<Recorder> recorders =
                IntStream.range(0, STREAMS).mapToObj(i -> new Recorder()).toList();

        try (var frames = new SentResets()) {
            recorders.forEach(recorder -> model.chat("Count", recorder));

            assertThat(recorders).allSatisfy(recorder -> {
                assertThat(recorder.result().aiMessage().text()).isEqualTo(TEXT);
                recorder.assertExhausted();
            });
            frames.assertNone(STREAMS);
        }
    }

    private Chat caller(CallMode mode) {
        return mode.open(this::configure);
    }

    private void configure(AzureLlamaChatModelBuilder<?> builder) {
        builder.endpoint(nginx.url()).endpointKind(EndpointKind.SERVERLESS).apiKey(azure.apiKey());
        builder.okHttpClient(client.readTimeout(PATIENCE).build()).maxRetries(0);
    }
}
