package io.github.azurellama;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.connect.AsyncCall;
import io.github.azurellama.internal.connect.CallWatcher;
import io.github.azurellama.internal.connect.InterruptWatch;
import io.github.azurellama.internal.connect.SharedThreads;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TokenUsages;
import io.github.azurellama.internal.stream.ChatPublisher;
import io.github.azurellama.internal.stream.ChatStreamListener;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.StreamListener;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The implementation of both chat models, in all four ways of calling them. */
final class ChatPipeline {

    private final ChatExchanges exchanges;
    private final Object endpoints;
    private final ResponseMapper responseMapper = new ResponseMapper();
    private final TokenLimitWarning tokenLimitWarning;
    private final HttpTransport transport;
    private final boolean repairsJson;
    private final AzureLlamaChatRequestParameters defaults;
    private final List<ChatModelListener> listeners;
    private final Set<Capability> capabilities;

    ChatPipeline(AzureLlamaChatModelBuilder<?> builder, boolean stream) {
        this.defaults = builder.mergedParameters();
        builder.connection.check(defaults.modelName());
        List<Backend> backends = builder.connection.toBackends();
        this.endpoints = builder.connection.describe(backends, Operation.CHAT);
        this.exchanges = new ChatExchanges(backends, builder);
        exchanges.check(defaults, stream);
        if (stream && builder.repairsJson()) {
            throw new InvalidSettingException(
                    "repairJson",
                    true,
                    "repairJson = true cannot be streamed, because text that was passed to"
                            + " the handler cannot be taken back: use AzureLlamaChatModel, or unset it");
        }
        this.tokenLimitWarning = new TokenLimitWarning(builder.connection.http.logger);
        this.transport = builder.connection.toTransport(backends);
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

    ChatExchanges exchanges() {
        return exchanges;
    }

    /** Blocks until the response is complete or the thread is interrupted. */
    ChatResponse chat(ChatRequest request) {
        return chat(request, begin(request, false), InterruptWatch::start);
    }

    /** Returns at once. A future that ends otherwise, such as by a cancel, ends the call. */
    CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        CallEvents events = begin(request, false);
        return AsyncCall.start(watcher -> chat(withDefaults(request), events, watcher), events::onFailure);
    }

    private ChatResponse chat(ChatRequest request, CallEvents events, CallWatcher watcher) {
        return events.run(() -> repairsJson
                ? sendAndRepair(request, events, watcher)
                : transport.execute(
                        exchanges.pending(request, false, events),
                        (completion, head) ->
                                checked(head, map(CompletionAccumulator.filter(completion, head), head, events)),
                        watcher));
    }

    /**
     * A response that may have to be repaired.
     *
     * @param problem why its text is not the JSON that was requested, or null
     */
    private record Draft(ChatResponse response, @Nullable String problem) {}

    private ChatResponse sendAndRepair(ChatRequest request, CallEvents events, CallWatcher watcher) {
        Draft draft = transport.execute(
                exchanges.pending(request, false, events),
                (completion, head) -> {
                    ChatResponse response = map(CompletionAccumulator.filter(completion, head), head, events);
                    return new Draft(response, head.request().problemToRepair(response));
                },
                watcher);
        String problem = draft.problem;
        if (problem == null) {
            return draft.response;
        }
        return transport.execute(
                exchanges.repair(request, draft.response, problem, events),
                (completion, head) -> {
                    ChatResponse repaired = map(CompletionAccumulator.filter(completion, head), head, events);
                    ChatResponse response = responseMapper.withUsageOf(draft.response, repaired);
                    report(response, events);
                    return checked(head, response);
                },
                watcher);
    }

    /** Calls the handler on another thread; returns at once. */
    void stream(ChatRequest request, StreamingChatResponseHandler handler) {
        CallEvents events = begin(request, true);
        try {
            transport.stream(
                    exchanges.pending(request, true, events),
                    stream(events, handle -> new ChatStreamListener(handler, handle)));
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    /** Does nothing until it is subscribed to. */
    Flow.Publisher<?> publisher(ChatRequest request) {
        return new ChatPublisher(
                () -> begin(request, true),
                (events, listener) -> transport.readStream(
                        exchanges.pending(withDefaults(request), true, events), stream(events, listener)),
                SharedThreads.ALL);
    }

    private CompletionStream<ChatExchange, ChatResponse> stream(
            CallEvents events, Function<StreamingHandle, StreamListener<ChatResponse>> listener) {
        return new CompletionStream<>(
                CompletionAccumulator::ofChat,
                (completion, head) -> checked(head, map(completion, head, events)),
                events,
                listener);
    }

    /** LangChain4j 1.20 has added the defaults already; with 1.19 the user calls us. */
    private ChatRequest withDefaults(ChatRequest request) {
        return request.toBuilder()
                .parameters(defaults.overrideWith(request.parameters()))
                .build();
    }

    private ChatResponse map(Completion completion, ResponseHead<ChatExchange> head, CallEvents events)
            throws IOException {
        ChatResponse response = responseMapper.map(completion, head);
        tokenLimitWarning.check(
                response.finishReason(), head.request().request().options());
        TokenUsages.report(response.tokenUsage(), head.usage());
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

    private static ChatResponse checked(ResponseHead<ChatExchange> head, ChatResponse response)
            throws MalformedResponseException {
        String problem = head.request().problem(response);
        if (problem != null) {
            throw new MalformedResponseException(problem);
        }
        return response;
    }

    @Override
    public String toString() {
        return endpoints + (defaults.modelName() == null ? "" : ", modelName=" + defaults.modelName());
    }
}
