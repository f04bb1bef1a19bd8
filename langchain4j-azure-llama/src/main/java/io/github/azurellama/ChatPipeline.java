package io.github.azurellama;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.connect.AsyncCall;
import io.github.azurellama.internal.connect.CallWatcher;
import io.github.azurellama.internal.connect.InterruptWatch;
import io.github.azurellama.internal.connect.SharedThreads;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ImageCountWarning;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TokenUsages;
import io.github.azurellama.internal.stream.ChatPublisher;
import io.github.azurellama.internal.stream.ChatStreamListener;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.StreamListener;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** The implementation of both chat models, in all four ways of calling them. */
final class ChatPipeline {

    private final Dialect dialect;
    private final RequestStyle style;
    private final RequestMapper requestMapper;
    private final ImageCountWarning imageCountWarning;
    private final ResponseMapper responseMapper = new ResponseMapper();
    private final HttpTransport transport;
    private final boolean repairsJson;
    private final AzureLlamaChatRequestParameters defaults;
    private final List<ChatModelListener> listeners;
    private final Set<Capability> capabilities;

    ChatPipeline(AzureLlamaChatModelBuilder<?> builder, boolean stream) {
        Endpoint endpoint = builder.connection.toEndpoint();
        this.dialect = Dialect.of(endpoint, builder.connection.extraParameters);
        this.style = builder.style();
        this.requestMapper = new RequestMapper(endpoint, style);
        this.imageCountWarning = new ImageCountWarning(builder.connection.http.logger);
        this.defaults = builder.mergedParameters();
        requestMapper.check(defaults, stream);
        if (stream && builder.repairsJson()) {
            throw new InvalidSettingException(
                    "repairJson",
                    true,
                    "repairJson = true cannot be streamed, because text that was passed to"
                            + " the handler cannot be taken back: use AzureLlamaChatModel, or unset it");
        }
        this.transport = new HttpTransport(dialect, builder.connection.http);
        this.repairsJson = builder.repairsJson();
        this.listeners = builder.listeners();
        this.capabilities = builder.supportedCapabilities();
    }

    AzureLlamaChatRequestParameters defaults() {
        return defaults;
    }

    List<ChatModelListener> listeners() {
        return listeners;
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    ToolCalling toolCalling() {
        return style.toolCalling(dialect.endpoint(), transport.rejectedFields());
    }

    StructuredOutput structuredOutput() {
        return style.structuredOutput(dialect.endpoint(), transport.rejectedFields());
    }

    /** Blocks until the response is complete or the thread is interrupted. */
    ChatResponse chat(ChatRequest request) {
        return chat(request, begin(request, false), InterruptWatch::start);
    }

    /** Returns at once. A future that ends otherwise, such as by a cancel, ends the call. */
    CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        CallEvents events = begin(request, false);
        return AsyncCall.start(watcher -> chat(withDefaults(request), events, watcher));
    }

    private ChatResponse chat(ChatRequest request, CallEvents events, CallWatcher watcher) {
        try {
            ChatResponse response = send(exchange(request, false), events, watcher);
            events.onSuccess();
            return response;
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    private ChatResponse send(ChatExchange exchange, CallEvents events, CallWatcher watcher) {
        ChatResponse response = sendOnce(exchange, events, watcher);
        String problem = exchange.problem(response);
        if (problem != null && repairsJson) {
            ChatResponse repaired = sendOnce(exchange.repair(response, problem), events, watcher);
            problem = exchange.problem(repaired);
            response = responseMapper.withUsageOf(response, repaired);
            report(response, events);
        }
        if (problem != null) {
            throw new InternalServerException(problem + ", from " + dialect.endpoint());
        }
        return response;
    }

    /** Calls the handler on another thread; returns at once. */
    void stream(ChatRequest request, StreamingChatResponseHandler handler) {
        CallEvents events = begin(request, true);
        try {
            ChatExchange exchange = exchange(request, true);
            transport.stream(
                    exchange, events, stream(exchange, events, handle -> new ChatStreamListener(handler, handle)));
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    /** Does nothing until it is subscribed to. */
    Flow.Publisher<?> publisher(ChatRequest request) {
        return new ChatPublisher(
                () -> begin(request, true),
                (events, listener) -> {
                    ChatExchange exchange = exchange(withDefaults(request), true);
                    transport.readStream(exchange, events, stream(exchange, events, listener));
                },
                SharedThreads.ALL);
    }

    private CompletionStream<ChatResponse> stream(
            ChatExchange exchange,
            CallEvents events,
            Function<StreamingHandle, StreamListener<ChatResponse>> listener) {
        return new CompletionStream<>(
                dialect,
                CompletionAccumulator.of(exchange),
                (completion, headers, usage) -> checked(exchange, map(exchange, events, completion, headers, usage)),
                events,
                listener);
    }

    /** LangChain4j 1.20 has added the defaults already; with 1.19 the user calls us. */
    private ChatRequest withDefaults(ChatRequest request) {
        return request.toBuilder()
                .parameters(defaults.overrideWith(request.parameters()))
                .build();
    }

    private ChatExchange exchange(ChatRequest request, boolean stream) {
        ChatExchange exchange = requestMapper.map(request, stream, transport.rejectedFields());
        imageCountWarning.check(exchange.request());
        return exchange;
    }

    private ChatResponse sendOnce(ChatExchange exchange, CallEvents events, CallWatcher watcher) {
        return transport.execute(
                exchange,
                events,
                (body, headers, usage, sent) -> {
                    Completion completion = CompletionAccumulator.filter(exchange, sent, dialect.read(body));
                    return map(exchange, events, completion, headers, usage);
                },
                watcher);
    }

    private ChatResponse map(
            ChatExchange exchange,
            CallEvents events,
            Completion completion,
            ResponseHeaders headers,
            TokenUsageTracker usage)
            throws IOException {
        ChatResponse response = responseMapper.map(exchange.request(), completion, headers);
        TokenUsages.report(response.tokenUsage(), usage);
        report(response, events);
        return response;
    }

    private CallEvents begin(ChatRequest request, boolean stream) {
        String modelName = request.modelName() == null ? defaults.modelName() : request.modelName();
        return transport.begin(Operation.CHAT, modelName, stream);
    }

    private static void report(ChatResponse response, CallEvents events) {
        if (events != CallEvents.NONE) {
            events.onResponse(new CallResponse(
                    response.id(), response.modelName(), response.tokenUsage(), response.finishReason()));
        }
    }

    private static ChatResponse checked(ChatExchange exchange, ChatResponse response)
            throws MalformedResponseException {
        String problem = exchange.problem(response);
        if (problem != null) {
            throw new MalformedResponseException(problem);
        }
        return response;
    }

    @Override
    public String toString() {
        return dialect.endpoint() + (defaults.modelName() == null ? "" : ", modelName=" + defaults.modelName());
    }
}
