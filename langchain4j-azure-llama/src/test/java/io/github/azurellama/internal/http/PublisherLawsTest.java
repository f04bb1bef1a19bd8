package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.stream.ChatPublisher;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.testing.NewerCore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server streams, a publisher signals what a handler would be called with. A failing seed is part of the test's name. */
class PublisherLawsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 120);
    }

    /** A stream of events, which may be cut anywhere. */
    private static byte[] body(long seed) {
        var random = new Random(seed);
        var stream = new GeneratedStream(seed);
        String events = stream.events(stream.chunks(), "\n");
        int end = random.nextInt(3) == 0 ? random.nextInt(events.length()) : events.length();
        return events.substring(0, end).getBytes(StandardCharsets.UTF_8);
    }

    private static Subscriber publish(byte[] body, Subscriber subscriber) {
        ChatExchange exchange = StreamRun.exchange(TextFilters.NONE);
        var publisher = new ChatPublisher(
                () -> CallEvents.NONE,
                (events, listener) -> StreamRun.read(
                        exchange,
                        new CompletionStream<>(CompletionAccumulator::ofChat, new ResponseMapper()::map, listener),
                        body),
                Runnable::run);
        publisher.subscribe(subscriber);
        return subscriber;
    }

    /** Requests a random number of events at a time; throws or cancels at one of them if it is to. */
    private static final class Subscriber implements Flow.Subscriber<Object> {
        private final Random random;
        private final int endsAt;
        private final boolean isThrowing;
        private final StringBuilder text = new StringBuilder();
        private final List<ChatResponse> responses = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private Flow.@Nullable Subscription subscription;
        private int events;
        private int completions;
        private int left;

        Subscriber(long seed, int endsAt, boolean isThrowing) {
            this.random = new Random(seed);
            this.endsAt = endsAt;
            this.isThrowing = isThrowing;
        }

        private void request() {
            left = 1 + random.nextInt(3);
            if (subscription != null) {
                subscription.request(left);
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            request();
        }

        @Override
        public void onNext(Object event) {
            events++;
            if (event instanceof PartialResponse partial) {
                text.append(partial.text());
            }
            NewerCore.completed(event).ifPresent(responses::add);
            if (events == endsAt && isThrowing) {
                throw new IllegalStateException("thrown by the test's subscriber");
            } else if (events == endsAt && subscription != null) {
                subscription.cancel();
            }
            if (--left == 0) {
                request();
            }
        }

        @Override
        public void onError(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void onComplete() {
            completions++;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void signals_are_the_callbacks_of_a_handler(long seed) {
        byte[] body = body(seed);
        StreamRun handler = StreamRun.of(TextFilters.NONE, body);

        Subscriber subscriber = publish(body, new Subscriber(seed, 0, false));

        assertThat(subscriber.text).hasToString(handler.text.toString());
        assertThat(subscriber.responses.stream().map(StreamRun::seen))
                .isEqualTo(handler.responses.stream().map(StreamRun::seen).toList());
        assertThat(subscriber.failures.stream().map(Throwable::getMessage))
                .isEqualTo(handler.errors.stream().map(Throwable::getMessage).toList());
        assertThat(subscriber.completions).isEqualTo(subscriber.responses.size());
        assertThat(subscriber.completions + subscriber.failures.size())
                .as("ends")
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_follows_a_cancel_or_an_exception_of_the_subscriber(long seed) {
        byte[] body = body(seed);
        int events = publish(body, new Subscriber(seed, 0, false)).events;
        for (int at = 1; at <= events; at++) {
            for (boolean isThrowing : new boolean[] {false, true}) {
                Subscriber subscriber = publish(body, new Subscriber(seed, at, isThrowing));

                assertThat(subscriber.events).isEqualTo(at);
                assertThat(subscriber.failures).isEmpty();
                assertThat(subscriber.completions).isZero();
            }
        }
    }
}
