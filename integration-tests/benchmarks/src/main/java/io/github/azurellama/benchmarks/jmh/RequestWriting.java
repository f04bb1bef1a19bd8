package io.github.azurellama.benchmarks.jmh;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From LangChain4j's request to the bytes of a body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestWriting {

    private static final String TEXT = "Which villages does the river pass before it reaches the \"plain\", and when?";

    private final Endpoint endpoint = Endpoint.of("http://localhost:8000/v1");
    private final RequestMapper mapper = new RequestMapper(endpoint, RequestStyle.NATIVE);
    private final Dialect dialect = Dialect.of(endpoint, null);
    private ChatRequest request =
            ChatRequest.builder().messages(UserMessage.from(TEXT)).build();

    /** How many messages the conversation has. */
    @Param({"1", "100", "1000"})
    public int messages;

    /** Makes the conversation. */
    @Setup
    public void converse() {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            conversation.add(i % 2 == 0 ? UserMessage.from(TEXT) : AiMessage.from(TEXT));
        }
        request = ChatRequest.builder().messages(conversation).build();
    }

    /** Maps and writes it. */
    @Benchmark
    public WireRequest write() {
        return dialect.encode(mapper.map(request, false, Set.of()).request(), Set.of());
    }
}
