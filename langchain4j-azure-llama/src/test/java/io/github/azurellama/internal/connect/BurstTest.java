package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder;
import io.github.azurellama.testing.TlsServerTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.internal.http2.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many calls at once over HTTP/2 share few connections, and a refused stream is sent again. */
class BurstTest extends TlsServerTest {

    private static final int CALLS = 250;

    private static final MockResponse.Builder REFUSED = new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseStream(ErrorCode.REFUSED_STREAM.getHttpCode()));

    @Test
    void a_burst_opens_a_connection_for_each_hundred_streams() throws Exception {
        for (int i = 0; i < CALLS; i++) {
            enqueue(answer(CallMode.STREAMING, "Hello"));
        }
        use(Transport.H2);
        AzureLlamaStreamingChatModel model = AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .okHttpClient(trusting)
                .build();
        List<Recorder> recorders = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            var recorder = watched(new Recorder());
            recorders.add(recorder);
            model.chat(question("Hi"), recorder);
        }

        for (Recorder recorder : recorders) {
            List<StreamRecorder.StreamCallback> callbacks = recorder.untilEnd();
            assertThat(callbacks.get(callbacks.size() - 1).kind()).isEqualTo(StreamRecorder.Kind.COMPLETE);
        }
        Set<Integer> connections = new HashSet<>();
        for (int i = 0; i < CALLS; i++) {
            connections.add(taken().getConnectionIndex());
        }
        assertThat(connections).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_refused_stream_is_sent_again_uncounted(CallMode mode) {
        enqueue(REFUSED, REFUSED, answer(mode, "Hello"));
        Chat chat = open(mode, Transport.H2, builder -> builder.maxRetries(0));

        assertThat(chat.text()).isEqualTo("Hello");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_server_that_refuses_every_stream_fails_the_call(CallMode mode) {
        for (int i = 0; i < 20; i++) {
            enqueue(REFUSED);
        }
        Chat chat = open(mode, Transport.H2, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .hasMessageContaining("refused the request before it processed it (stream was reset: REFUSED_STREAM)");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_that_the_server_shuts_down_fails_no_later_call(CallMode mode) {
        // MockWebServer itself resets a request that comes before its GOAWAY has arrived, which takes a retry and a
        // response.
        enqueue(
                answer(mode, "one").onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE),
                answer(mode, "two"),
                answer(mode, "two"));
        Chat chat = open(mode, Transport.H2, builder -> builder.maxRetries(1));

        assertThat(chat.text() + chat.text()).isEqualTo("onetwo");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_stream_that_the_server_reset_for_another_reason_is_not_sent_again_silently(CallMode mode) {
        enqueue(
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseStream(ErrorCode.INTERNAL_ERROR.getHttpCode())),
                answer(mode, "too late"));
        Chat chat = open(mode, Transport.H2, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(chat::text)).isNotNull();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void retries_leave_room_on_their_connection() {
        int calls = HostLanes.STREAMS + 10;
        for (int call = 0; call < calls; call++) {
            enqueue(Responses.json(429, "{}").addHeader("Retry-After", "0"), answer(CallMode.SYNC, "Hello"));
        }
        Chat chat = open(CallMode.SYNC, Transport.H2);
        for (int call = 0; call < calls; call++) {
            chat.text();
        }

        assertThat(Stream.generate(this::taken).limit(2L * calls).map(RecordedRequest::getConnectionIndex))
                .containsOnly(0);
    }

    @Test
    void a_host_that_has_turned_to_http_2_gets_a_hundred_streams_on_a_connection_too() {
        enqueue(answer(CallMode.SYNC, "one"), answer(CallMode.SYNC, "two"));
        Chat chat = open(CallMode.SYNC, Transport.TLS);
        assertThat(chat.text()).isEqualTo("one");
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        trusting.connectionPool().evictAll();
        assertThat(chat.text()).isEqualTo("two");
        int burst = HostLanes.STREAMS + 1;
        for (int call = 0; call < burst; call++) {
            enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        }

        List<CompletableFuture<ChatResponse>> running = Stream.generate(
                        () -> ((AzureLlamaChatModel) chat.model()).doChatAsync(question("Hi")))
                .limit(burst)
                .toList();

        assertThat(Stream.generate(this::taken).limit(2L + burst).map(RecordedRequest::getConnectionIndex))
                .containsOnly(0, 1, 2);
        running.forEach(future -> future.cancel(true));
    }
}
