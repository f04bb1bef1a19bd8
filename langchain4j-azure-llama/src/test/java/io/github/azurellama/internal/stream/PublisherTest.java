package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.EndedCalls;
import io.github.azurellama.testing.Events;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to publishers; all else holds in each {@code CallMode}. */
class PublisherTest extends MockServerTest {

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    private final EndedCalls calls = new EndedCalls();

    private Flow.Publisher<Object> publisher(ChatRequest request, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        var builder = AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .apiKey(KEY)
                .okHttpClient(calls.client());
        settings.accept(builder);
        return NewerCore.chat(builder.build(), request);
    }

    private Flow.Publisher<Object> publisher() {
        return publisher(question("Hi"), builder -> {});
    }

    @Test
    void a_request_is_sent_for_each_subscription_and_none_before() throws Exception {
        enqueue(Responses.stream("one"), Responses.stream("two"));
        Flow.Publisher<Object> publisher = publisher();
        assertThat(server.getRequestCount()).isZero();

        for (String text : List.of("one", "two")) {
            var subscriber = new ProbeSubscriber(Long.MAX_VALUE);
            publisher.subscribe(subscriber);
            assertThat(subscriber.response().aiMessage().text()).isEqualTo(text);
        }

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void events_come_in_the_order_of_the_stream_and_the_response_last() throws Exception {
        enqueue(Responses.events(
                Responses.event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}")
                        + chunk("Let me see")
                        + Events.calls(Events.call(0, "a", "look", "{}"))
                        + Events.end("tool_calls")
                        + Responses.DONE));
        var subscriber = new ProbeSubscriber(Long.MAX_VALUE);

        publisher().subscribe(subscriber);

        assertThat(subscriber.response().aiMessage().toolExecutionRequests()).hasSize(1);
        assertThat(subscriber.events().stream().map(PublisherTest::kind).filter(kind -> !kind.equals("raw")))
                .containsExactly("thinking", "text", "partial call", "call", "response");
    }

    private static String kind(Object event) {
        return event instanceof PartialThinking
                ? "thinking"
                : event instanceof PartialResponse
                        ? "text"
                        : event instanceof PartialToolCall
                                ? "partial call"
                                : event instanceof CompleteToolCall
                                        ? "call"
                                        : NewerCore.completed(event).isPresent() ? "response" : "raw";
    }

    @Test
    void what_is_not_supported_goes_to_onError_on_another_thread() throws Exception {
        var message = UserMessage.from(AudioContent.from(
                Audio.builder().base64Data("QUJD").mimeType("audio/mpeg").build()));
        var subscriber = new ProbeSubscriber(0);

        publisher(ChatRequest.builder().messages(message).build(), builder -> {})
                .subscribe(subscriber);

        assertThat(subscriber.failure()).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(subscriber.thread()).isNotSameAs(Thread.currentThread());
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    @SuppressWarnings("unchecked") // the return type is raw
    void a_subscriber_is_required() {
        // Not through LangChain4j, which wraps a subscriber before it looks at it.
        AzureLlamaStreamingChatModel model =
                AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build();

        assertThatThrownBy(() -> model.doChat(question("Hi")).subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_cancel_in_onSubscribe_sends_nothing() throws Exception {
        var subscriber = new ProbeSubscriber(0) {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }
        };

        publisher().subscribe(subscriber);

        subscriber.assertSilent();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_cancel_ends_a_call_whose_server_is_silent() throws Exception {
        enqueue(SILENCE);
        var subscriber = new ProbeSubscriber(1);
        publisher().subscribe(subscriber);
        taken();

        subscriber.cancel();

        calls.awaitEnd();
        subscriber.assertSilent();
    }

    @Test
    void a_cancel_ends_the_delay_before_a_retry() throws Exception {
        enqueue(Responses.json(503, "{}").addHeader("Retry-After", 50));
        var subscriber = new ProbeSubscriber(1);
        publisher().subscribe(subscriber);
        taken();

        subscriber.cancel();

        calls.awaitEnd();
        subscriber.assertSilent();
    }

    @Test
    void a_cancel_ends_a_stream_that_waits_for_demand() throws Exception {
        enqueue(Responses.stream("one two three"));
        var subscriber = new ProbeSubscriber(1);
        publisher().subscribe(subscriber);
        subscriber.next();

        subscriber.cancel();

        calls.awaitEnd();
        subscriber.assertSilent();
    }

    @Test
    void a_subscriber_that_throws_has_cancelled() throws Exception {
        enqueue(HeldBody.stalled(chunk("one ") + chunk("two ")));
        var subscriber = new ProbeSubscriber(Long.MAX_VALUE) {
            @Override
            public void onNext(Object event) {
                super.onNext(event);
                throw new IllegalStateException("thrown by the test's subscriber");
            }
        };

        publisher().subscribe(subscriber);

        subscriber.next();
        calls.awaitEnd();
        subscriber.assertSilent();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void a_request_for_no_event_ends_the_stream_with_onError(long n) throws Exception {
        enqueue(HeldBody.stalled(chunk("one ") + chunk("two ")));
        var subscriber = new ProbeSubscriber(2);
        publisher().subscribe(subscriber);
        subscriber.next();
        subscriber.next();

        subscriber.request(n);

        assertThat(subscriber.failure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request(" + n + ")")
                .hasMessageContaining("3.9");
        assertThat(subscriber.thread()).isNotSameAs(Thread.currentThread());
        calls.awaitEnd();
        subscriber.assertSilent();
    }

    @Test
    void a_request_for_no_event_in_onSubscribe_sends_nothing() throws Exception {
        var subscriber = new ProbeSubscriber(-5);

        publisher().subscribe(subscriber);

        assertThat(subscriber.failure()).hasMessageContaining("request(-5)");
        assertThat(subscriber.thread()).isNotSameAs(Thread.currentThread());
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_request_from_within_onNext_does_not_recurse() throws Exception {
        enqueue(Responses.events(chunk("x").repeat(5_000) + Responses.FINISH + Responses.DONE));
        var subscriber = new ProbeSubscriber(1) {
            private int depth;
            private int deepest;

            @Override
            public void onNext(Object event) {
                deepest = Math.max(deepest, ++depth);
                super.onNext(event);
                request(1);
                depth--;
            }
        };

        publisher().subscribe(subscriber);

        assertThat(subscriber.response().aiMessage().text()).hasSize(5_000);
        assertThat(subscriber.deepest).isEqualTo(1);
    }
}
