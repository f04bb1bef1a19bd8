package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.CompletionResponseMapper;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.stream.ChatStreamListener;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.TextStreamListener;
import io.github.azurellama.internal.wire.CompletionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream has one end, whatever its handler throws at whichever callback. A failing seed is part of the test's name. */
class EndsOnceTest {

    /** Throws at one callback, or cancels there, and keeps the names of all. */
    private static final class Handler implements StreamingChatResponseHandler, StreamingResponseHandler<String> {
        private final int failsAt;
        private final @Nullable Throwable thrown;
        private @Nullable StreamingHandle handle;
        private final List<String> called = new ArrayList<>();

        Handler(int failsAt, @Nullable Throwable thrown) {
            this.failsAt = failsAt;
            this.thrown = thrown;
        }

        private void called(String name) {
            called.add(name);
            if (called.size() != failsAt) {
                return;
            }
            if (thrown instanceof RuntimeException e) {
                throw e;
            } else if (thrown instanceof Error e) {
                throw e;
            } else if (handle != null) {
                handle.cancel();
            }
        }

        @Override
        public void onPartialResponse(String text) {
            called("text");
        }

        @Override
        public void onPartialThinking(PartialThinking thinking) {
            called("thinking");
        }

        @Override
        public void onPartialToolCall(PartialToolCall call) {
            called("partial call");
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            called("complete call");
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            called("complete");
        }

        @Override
        public void onNext(String token) {
            called("text");
        }

        @Override
        public void onComplete(Response<String> response) {
            called("complete");
        }

        @Override
        public void onError(Throwable error) {
            called(error == thrown ? "own error" : "error");
        }

        long count(String name) {
            return called.stream().filter(name::equals).count();
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 120);
    }

    private static byte[] body(long seed) {
        var random = new Random(seed);
        var stream = new GeneratedStream(seed);
        List<String> chunks = stream.chunks();
        return switch (random.nextInt(4)) {
            case 0 -> stream.whole();
            case 1 ->
                stream.events(chunks.subList(0, chunks.size() - 2), "\n")
                        .replace("[DONE]", "")
                        .getBytes(UTF_8);
            case 2 ->
                (stream.events(chunks, "\n").replaceAll("data: ?\\[DONE] ?\n\n$", "") + "event: error\ndata: gone\n\n")
                        .getBytes(UTF_8);
            default -> stream.events(chunks, "\n").getBytes(UTF_8);
        };
    }

    private static Handler chat(byte[] body, Handler handler) {
        ChatExchange exchange = StreamRun.exchange(TextFilters.NONE);
        StreamRun.read(
                exchange,
                new CompletionStream<>(CompletionAccumulator::ofChat, new ResponseMapper()::map, handle -> {
                    handler.handle = handle;
                    return new ChatStreamListener(handler, handle);
                }),
                body);
        return handler;
    }

    private static Handler text(byte[] body, Handler handler) {
        var request = new CompletionRequest(null, "Hi", Map.of(), true);
        StreamRun.read(
                request,
                new CompletionStream<>(CompletionAccumulator::ofPrompt, CompletionResponseMapper::map, handle -> {
                    handler.handle = handle;
                    return new TextStreamListener(handler, handle);
                }),
                body);
        return handler;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_a_chat_whose_handler_throws(long seed) {
        byte[] body = body(seed);
        Handler undisturbed = chat(body, new Handler(0, null));
        for (int at = 1; at <= undisturbed.called.size(); at++) {
            for (Throwable thrown : List.of(new IllegalStateException("mine"), new StackOverflowError("mine"))) {
                Handler handler = chat(body, new Handler(at, thrown));

                assertThat(handler.count("complete"))
                        .as(handler.called.toString())
                        .isEqualTo(undisturbed.count("complete"));
                assertThat(handler.count("error")).as(handler.called.toString()).isEqualTo(undisturbed.count("error"));
            }
        }
        assertThat(undisturbed.count("complete") + undisturbed.count("error")).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_a_text_whose_handler_throws(long seed) {
        byte[] body = body(seed);
        Handler undisturbed = text(body, new Handler(0, null));
        for (int at = 1; at <= undisturbed.called.size(); at++) {
            for (Throwable thrown : List.of(new IllegalStateException("mine"), new StackOverflowError("mine"))) {
                Handler handler = text(body, new Handler(at, thrown));

                long ends = handler.called.stream()
                        .filter(name -> !name.equals("text"))
                        .count();
                assertThat(ends).as(handler.called.toString()).isEqualTo(1);
                assertThat(handler.called.subList(0, handler.called.size() - 1))
                        .as("callbacks before the end")
                        .hasSize(Math.min(at, handler.called.size() - 1))
                        .allMatch("text"::equals);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_a_stream_that_was_cancelled_is_not_reported(long seed) {
        byte[] body = body(seed);
        Handler undisturbed = chat(body, new Handler(0, null));
        for (int at = 1; at < undisturbed.called.size(); at++) {
            assertThat(chat(body, new Handler(at, null)).called).hasSize(at);
        }
    }
}
