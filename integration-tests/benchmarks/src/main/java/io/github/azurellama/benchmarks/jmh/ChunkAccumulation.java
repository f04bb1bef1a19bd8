package io.github.azurellama.benchmarks.jmh;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.benchmarks.server.ServerEvents;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.stream.ChatStreamListener;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the data of an event to the user's handler, per token, without and with a {@link LlamaCallListener}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChunkAccumulation {

    private static final int TOKENS = 500;
    private static final List<LlamaCallListener> LISTENERS = List.of(new LlamaCallListener() {});

    private final List<byte[]> chunks = ServerEvents.data(TOKENS).stream()
            .map(data -> data.getBytes(StandardCharsets.UTF_8))
            .toList();
    private final Endpoint endpoint = Endpoint.of("http://localhost:8000/v1");
    private final LlamaCall call = new LlamaCall(Operation.CHAT, endpoint, null, true);
    private final ResponseMapper mapper = new ResponseMapper();
    private final ChatExchange exchange = new RequestMapper(endpoint, RequestStyle.NATIVE)
            .map(ChatRequest.builder().messages(UserMessage.from("Hello")).build(), true, Set.of());

    /** Whether the call has a listener. */
    @Param({"false", "true"})
    public boolean listened;

    /** Accumulates a completion. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public void accumulate(Blackhole hole) throws IOException {
        CallEvents events = CallEvents.begin(call, listened ? LISTENERS : List.of(), System::nanoTime);
        var stream = new CompletionStream<ChatExchange, ChatResponse>(
                CompletionAccumulator::ofChat,
                mapper::map,
                events,
                handle -> new ChatStreamListener(new Swallower(hole), handle));
        stream.onOpen(ResponseHead.of(exchange));
        for (byte[] chunk : chunks) {
            stream.onEvent(null, chunk, 0, chunk.length);
        }
    }

    private record Swallower(Blackhole hole) implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(String piece) {
            hole.consume(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            hole.consume(response);
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
