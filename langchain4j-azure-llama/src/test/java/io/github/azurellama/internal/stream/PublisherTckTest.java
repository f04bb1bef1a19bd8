package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.chunk;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.Responses;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/** The rules of Reactive Streams for publishers, by their own test kit, which is written for TestNG. */
@Tag("http")
class PublisherTckTest {

    /** For a slow machine: a signal must come within that time. */
    private static final long PATIENCE_MILLIS = 10_000;

    /** For so long no signal may come. */
    private static final long SILENCE_MILLIS = 100;

    /** How often the kit looks for an error; it sleeps that long once at least. */
    private static final long POLL_MILLIS = 10;

    /** The kit always sleeps that long before it collects garbage, which must then include the subscriber. */
    private static final long CANCEL_MILLIS = 1_000;

    private static final MockWebServer SERVER = MockServers.create();

    @BeforeAll
    static void start() throws IOException {
        SERVER.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Matcher number = Pattern.compile("(\\d+) events")
                        .matcher(request.getBody().utf8());
                assertThat(number.find()).isTrue();
                return response(Long.parseLong(number.group(1)));
            }
        });
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Texts, of which the last has the finish reason, and the response itself are so many events. */
    private static MockResponse response(long events) {
        if (events == 1) {
            return Responses.whole("").build();
        }
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/event-stream")
                .addHeader("Connection", "close")
                .body(new Texts(events - 1))
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    private record Texts(long number) implements MockResponseBody {

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            for (long i = 1; i < number; i++) {
                sink.writeUtf8(chunk("x"));
            }
            sink.writeUtf8(
                    event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}"));
            sink.writeUtf8(Responses.DONE);
        }
    }

    /** The kit, with publishers of this library. */
    static final class Verification extends FlowPublisherVerification<Object> {

        private final AzureLlamaStreamingChatModel model = AzureLlamaStreamingChatModel.builder()
                .endpoint(SERVER.url("/v1").toString())
                .build();

        Verification() {
            super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS, POLL_MILLIS), CANCEL_MILLIS);
        }

        @Override
        public Flow.Publisher<Object> createFlowPublisher(long elements) {
            if (elements == 0) {
                throw new SkipException("a chat has one event at least, which is its response");
            }
            return NewerCore.chat(model, question(UserMessage.from("Stream " + elements + " events")));
        }

        @Override
        public Flow.Publisher<Object> createFailedFlowPublisher() {
            return NewerCore.chat(
                    model,
                    question(UserMessage.from(AudioContent.from(Audio.builder()
                            .base64Data("QUJD")
                            .mimeType("audio/mpeg")
                            .build()))));
        }

        private static ChatRequest question(UserMessage message) {
            return ChatRequest.builder().messages(message).build();
        }
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Arrays.stream(Verification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(rule)));
    }

    private static void check(Method rule) throws Throwable {
        var verification = new Verification();
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SkipException skipped
                    ? new TestAbortedException(skipped.getMessage())
                    : e.getCause();
        }
    }
}
