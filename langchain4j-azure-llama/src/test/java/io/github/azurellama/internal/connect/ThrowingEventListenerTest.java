package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.TlsServerTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

/** A listener of the user's client that throws costs its own call at most, which ends with one exception of LangChain4j. */
class ThrowingEventListenerTest extends TlsServerTest {

    /** One of each place where OkHttp notifies a listener. */
    private static final List<String> EVENTS = List.of(
            "callStart",
            "dispatcherQueueStart",
            "proxySelectStart",
            "connectStart",
            "connectFailed",
            "connectionAcquired",
            "requestHeadersStart",
            "responseHeadersEnd",
            "responseBodyStart",
            "responseBodyEnd",
            "connectionReleased",
            "callEnd",
            "callFailed");

    private static final String BUG = "bug of a listener";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stderr = System.err;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void nothing_is_printed() {
        System.setErr(stderr);
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Exception in thread");
    }

    private static Stream<Arguments> events() {
        return Stream.of(CallMode.values()).flatMap(mode -> EVENTS.stream().map(event -> Arguments.of(mode, event)));
    }

    private OkHttpClient throwingAt(String event) {
        EventListener listener = Mockito.mock(EventListener.class, invocation -> {
            if (invocation.getMethod().getName().equals(event)) {
                throw new IllegalStateException(BUG);
            }
            return null;
        });
        return trusting.newBuilder().eventListener(listener).build();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_call_that_succeeds_or_fails_with_the_bug(CallMode mode, String event) {
        enqueue(answer(mode, "Hello"));
        OkHttpClient client = throwingAt(event);

        assertEnds(open(
                mode, Transport.PLAIN, builder -> builder.okHttpClient(client).maxRetries(0)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_call_that_fails(CallMode mode, String event) {
        enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        OkHttpClient client = throwingAt(event);

        assertEnds(open(
                mode, Transport.PLAIN, builder -> builder.okHttpClient(client).maxRetries(0)));
    }

    private static void assertEnds(Chat chat) {
        try {
            assertThat(chat.text()).isEqualTo("Hello");
        } catch (LangChain4jException e) {
            assertThat(e).hasMessageNotContaining("Canceled");
        }
    }
}
