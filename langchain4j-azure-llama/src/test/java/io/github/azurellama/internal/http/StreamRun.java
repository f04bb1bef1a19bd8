package io.github.azurellama.internal.http;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.StreamListener;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** The body of a streamed response, read as the transport reads it but without a server, with all that the listener got. */
final class StreamRun implements StreamListener<ChatResponse> {

    static final Endpoint ENDPOINT = Endpoint.of("http://localhost/v1");
    private static final Dialect DIALECT = Dialect.of(ENDPOINT, null);
    private static final OkHttpClient CLIENT = new OkHttpClient();
    private static final Backend BACKEND = PlainSettings.backend(ENDPOINT);

    final StringBuilder text = new StringBuilder();
    final StringBuilder thinking = new StringBuilder();
    /** The arguments by the call's index and name. */
    final Map<String, String> arguments = new TreeMap<>();

    final List<Throwable> errors = new ArrayList<>();
    final List<ChatResponse> responses = new ArrayList<>();

    private StreamRun() {}

    static StreamRun of(byte[] body, int... reads) {
        return of(TextFilters.NONE, body, reads);
    }

    static StreamRun of(TextFilters filters, byte[] body, int... reads) {
        var run = new StreamRun();
        ChatExchange exchange = exchange(filters);
        read(
                exchange,
                new CompletionStream<>(CompletionAccumulator::ofChat, new ResponseMapper()::map, handle -> run),
                body,
                reads);
        return run;
    }

    static ChatExchange exchange(TextFilters filters) {
        Map<LlamaOption<?>, Object> options = Map.of(LlamaOption.MAX_TOKENS, 9);
        return new ChatExchange(
                new ChatCompletionRequest(null, List.of(), options, List.of(), null, null, true), filters);
    }

    /** The response to the same completion if it is not streamed. */
    static ChatResponse whole(TextFilters filters, byte[] body) throws IOException {
        var head = ResponseHead.of(exchange(filters));
        return new ResponseMapper().map(CompletionAccumulator.filter(DIALECT.read(body), head), head);
    }

    static <R extends RequestVariants> void read(R variants, EventConsumer<R> consumer, byte[] body, int... reads) {
        InputStream in = new SplitInputStream(body, reads);
        Request request = BACKEND.request(variants, Map.of(), CallEvents.NONE);
        var backends = new Backends(List.of(BACKEND), null, new TransportFailures.Timeouts(1, 1, 1));
        var call = new StreamCall<>(CLIENT.newCall(request), consumer, backends);
        Response response = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(Okio.buffer(Okio.source(in)), MediaType.get("text/event-stream"), -1))
                .build();
        call.read(response);
    }

    @Override
    public void onText(String more) {
        text.append(more);
    }

    @Override
    public void onThinking(String more) {
        thinking.append(more);
    }

    @Override
    public void onToolCall(int index, String id, String name, String partialArguments) {
        arguments.merge(index + " " + name, partialArguments, String::concat);
    }

    @Override
    public void onComplete(ChatResponse response) {
        responses.add(response);
    }

    @Override
    public void onError(Throwable failure) {
        errors.add(failure);
    }

    @Nullable String error() {
        return errors.isEmpty() ? null : errors.get(0).getMessage();
    }

    /** All that a caller sees, apart from generated ids. */
    String seen() {
        return "text=" + text + " thinking=" + thinking + " arguments=" + arguments + " errors="
                + errors.stream().map(Throwable::getMessage).toList() + " responses="
                + responses.stream().map(StreamRun::seen).toList();
    }

    static String seen(ChatResponse response) {
        return "text=" + response.aiMessage().text() + " thinking="
                + response.aiMessage().thinking() + " calls="
                + response.aiMessage().toolExecutionRequests().stream()
                        .map(StreamRun::seen)
                        .toList()
                + " usage=" + response.tokenUsage() + " finish=" + response.finishReason() + " id=" + response.id()
                + " model=" + response.modelName();
    }

    private static String seen(ToolExecutionRequest call) {
        return call.name() + call.arguments();
    }
}
