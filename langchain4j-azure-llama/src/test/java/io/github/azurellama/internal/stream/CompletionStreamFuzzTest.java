package io.github.azurellama.internal.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.testing.FuzzTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each line is an event, named {@code error} if it begins with {@code !} and {@code ping} if it begins with {@code ?}. Whatever
 * comes, a stream ends once, and the listener got what the response says.
 */
final class CompletionStreamFuzzTest extends FuzzTarget {

    private static final ChatCompletionRequest REQUEST =
            new ChatCompletionRequest(null, List.of(), Map.of(LlamaOption.N, 2), List.of(), null, null, true);
    private static final Map<Character, String> NAMES = Map.of('!', "error", '?', "ping");
    private static final List<Dialect> DIALECTS = Stream.of(ApiDialect.values())
            .map(dialect -> Dialect.of(Endpoint.of("https://x.eastus.inference.ml.azure.com", null, dialect), null))
            .toList();
    private static final List<TextFilters> FILTERS = List.of(
            TextFilters.NONE,
            new TextFilters(Set.of("weather", "add"), true, null),
            new TextFilters(Set.of("weather"), false, null, true, true),
            new TextFilters(
                    Set.of("weather"),
                    false,
                    PromptedSchema.of(ResponseFormat.builder()
                            .type(ResponseFormatType.JSON)
                            .build())));

    @Override
    protected void check(byte[] input) throws IOException {
        List<byte[]> events = new String(input, ISO_8859_1)
                .lines()
                .map(line -> line.getBytes(ISO_8859_1))
                .toList();
        for (TextFilters filters : FILTERS) {
            checkStream(events, filters);
            for (Dialect dialect : DIALECTS) {
                checkWhole(input, dialect, filters);
            }
        }
    }

    private static void checkStream(List<byte[]> events, TextFilters filters) {
        var deltas = new Deltas();
        CompletionStream<?, ChatResponse> stream = stream(filters, deltas);
        Throwable failure = catchThrowable(() -> {
            for (byte[] event : events) {
                String name = event.length == 0 ? null : NAMES.get((char) event[0]);
                int offset = name == null ? 0 : 1;
                if (!stream.onEvent(name, event, offset, event.length - offset)) {
                    return;
                }
            }
            stream.onEnd();
        });
        end(stream, failure);
        deltas.check();
    }

    /** A complete response in place of a stream is the response of a call without a stream. */
    private static void checkWhole(byte[] body, Dialect dialect, TextFilters filters) {
        var deltas = new Deltas();
        CompletionStream<?, ChatResponse> stream = stream(filters, deltas);
        end(stream, catchThrowable(() -> stream.onWhole(dialect.read(body))));
        deltas.check();
        try {
            Completion answer = dialect.read(body);
            var head = ResponseHead.of(exchange(filters));
            ChatResponse response = new ResponseMapper().map(CompletionAccumulator.filter(answer, head), head);
            ChatResponse streamed = Objects.requireNonNull(deltas.answer, "the stream has failed");
            if (haveIndexes(answer)) {
                assertThat(streamed.aiMessage().text())
                        .isEqualTo(response.aiMessage().text());
            }
        } catch (IOException e) {
            assertThat(deltas.answer).isNull();
        }
    }

    /** Choices that share an index are deltas of one in a stream, and several elsewhere. */
    private static boolean haveIndexes(Completion answer) {
        List<CompletionChoice> choices = answer.choices();
        return choices.stream().map(CompletionChoice::index).distinct().count() == choices.size();
    }

    private static ChatExchange exchange(TextFilters filters) {
        return new ChatExchange(REQUEST, filters);
    }

    private static CompletionStream<?, ChatResponse> stream(TextFilters filters, Deltas deltas) {
        var stream = new CompletionStream<ChatExchange, ChatResponse>(
                CompletionAccumulator::ofChat, new ResponseMapper()::map, handle -> deltas);
        stream.onOpen(ResponseHead.of(exchange(filters)));
        return stream;
    }

    /** As the transport does it, which only ever expects an exception of reading. */
    private static void end(CompletionStream<?, ?> stream, Throwable failure) {
        if (failure != null) {
            assertThat(failure).isInstanceOf(IOException.class);
            stream.onFailure(new IllegalStateException(failure));
        }
    }

    /** Keeps what the stream passed on. */
    private static final class Deltas implements StreamListener<ChatResponse> {
        private final StringBuilder text = new StringBuilder();
        private @Nullable ChatResponse answer;
        private int ends;

        @Override
        public void onText(String chunk) {
            assertThat(ends).as("ends before a piece of text").isZero();
            assertThat(chunk).isNotEmpty();
            text.append(chunk);
        }

        @Override
        public void onThinking(String chunk) {
            assertThat(ends).as("ends before a piece of thinking").isZero();
        }

        @Override
        public void onToolCall(int position, String id, String name, String chunk) {
            assertThat(ends).as("ends before a piece of a call").isZero();
            assertThat(chunk).isNotEmpty();
        }

        @Override
        public void onComplete(ChatResponse response) {
            ends++;
            answer = response;
        }

        @Override
        public void onError(Throwable failure) {
            ends++;
        }

        void check() {
            assertThat(ends).as("ends").isEqualTo(1);
            if (answer != null) {
                assertThat(Objects.requireNonNullElse(answer.aiMessage().text(), ""))
                        .isEqualTo(text.toString());
            }
        }
    }
}
