package io.github.azurellama;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
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
import io.github.azurellama.internal.http.PendingRequest;
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
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The implementation of both chat models, in all four ways of calling them. */
final class ChatPipeline {

    private final List<Backend> backends;
    private final @Nullable LlamaDeployments deployments;
    private final Object endpoints;
    private final RequestStyle style;
    private final Map<Backend, RequestMapper> requestMappers = new HashMap<>();
    private final ImageCountWarning imageCountWarning;
    private final ResponseMapper responseMapper = new ResponseMapper();
    private final HttpTransport transport;
    private final boolean repairsJson;
    private final AzureLlamaChatRequestParameters defaults;
    private final List<ChatModelListener> listeners;
    private final Set<Capability> capabilities;

    ChatPipeline(AzureLlamaChatModelBuilder<?> builder, boolean stream) {
        this.deployments = builder.connection.deployments;
        this.defaults = builder.mergedParameters();
        builder.connection.check(defaults.modelName());
        this.backends = builder.connection.toBackends();
        this.endpoints = builder.connection.describe(backends, Operation.CHAT);
        this.style = builder.style();
        this.imageCountWarning = new ImageCountWarning(builder.connection.http.logger);
        for (Backend backend : backends) {
            requestMappers.put(backend, new RequestMapper(backend.endpoint(), backend.modelName(), style));
        }
        check(defaults, stream);
        if (stream && builder.repairsJson()) {
            throw new InvalidSettingException(
                    "repairJson",
                    true,
                    "repairJson = true cannot be streamed, because text that was passed to"
                            + " the handler cannot be taken back: use AzureLlamaChatModel, or unset it");
        }
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

    /** Of several deployments, at the one that was added first. */
    ToolCalling toolCalling() {
        Backend backend = backends.get(0);
        return style.toolCalling(backend.endpoint(), backend.rejectedFields());
    }

    /** Of several deployments, at the one that was added first. */
    StructuredOutput structuredOutput() {
        Backend backend = backends.get(0);
        return style.structuredOutput(backend.endpoint(), backend.rejectedFields());
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
            ChatResponse response = repairsJson
                    ? sendAndRepair(request, events, watcher)
                    : transport.execute(
                            pending(request, false, events),
                            (completion, head) ->
                                    checked(head, map(CompletionAccumulator.filter(completion, head), head, events)),
                            watcher);
            events.onSuccess();
            return response;
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    /**
     * A response that may have to be repaired.
     *
     * @param problem why its text is not the JSON that was requested, or null
     */
    private record Draft(ChatResponse response, @Nullable String problem) {}

    private ChatResponse sendAndRepair(ChatRequest request, CallEvents events, CallWatcher watcher) {
        Draft draft = transport.execute(
                pending(request, false, events),
                (completion, head) -> {
                    ChatResponse response = map(CompletionAccumulator.filter(completion, head), head, events);
                    return new Draft(response, head.request().problem(response));
                },
                watcher);
        String problem = draft.problem;
        if (problem == null) {
            return draft.response;
        }
        return transport.execute(
                pending(request, events, to -> exchange(to, request, false).repair(draft.response, problem)),
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
                    pending(request, true, events), stream(events, handle -> new ChatStreamListener(handler, handle)));
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    /** Does nothing until it is subscribed to. */
    Flow.Publisher<?> publisher(ChatRequest request) {
        return new ChatPublisher(
                () -> begin(request, true),
                (events, listener) ->
                        transport.readStream(pending(withDefaults(request), true, events), stream(events, listener)),
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

    private PendingRequest<ChatExchange> pending(ChatRequest request, boolean stream, CallEvents events) {
        if (deployments != null) {
            check(request.parameters(), stream);
        }
        return pending(request, events, to -> exchange(to, request, stream));
    }

    private PendingRequest<ChatExchange> pending(
            ChatRequest request, CallEvents events, Function<Backend, ChatExchange> exchanges) {
        return new PendingRequest<>(
                Operation.CHAT, deployments == null ? null : deployments.key(request), events, exchanges);
    }

    /** Refuses what an endpoint cannot do. It would depend on chance which of several deployments gets a request. */
    private void check(ChatRequestParameters parameters, boolean stream) {
        ConnectionSettings.checkEach(backends, backend -> mapper(backend).check(parameters, stream));
    }

    private RequestMapper mapper(Backend backend) {
        return Objects.requireNonNull(requestMappers.get(backend));
    }

    private ChatExchange exchange(Backend to, ChatRequest request, boolean stream) {
        ChatExchange exchange = mapper(to).map(request, stream, to.rejectedFields());
        imageCountWarning.check(exchange.request());
        return exchange;
    }

    private ChatResponse map(Completion completion, ResponseHead<ChatExchange> head, CallEvents events)
            throws IOException {
        ChatResponse response = responseMapper.map(completion, head);
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
