package io.github.azurellama;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.mapping.AnswerStream;
import io.github.azurellama.internal.mapping.ChatCallbacks;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ImageLimit;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.Dialect;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.UnusableAnswerException;
import io.github.azurellama.internal.wire.WireRequest;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Everything that both chat models are made of; they differ only in which of the last two methods they call. */
final class ChatPipeline {

    private final Dialect dialect;
    private final RequestMapper requestMapper;
    private final ImageLimit imageLimit;
    private final ResponseMapper responseMapper = new ResponseMapper();
    private final HttpTransport transport;
    private final boolean repairsJson;
    private final AzureLlamaChatRequestParameters defaults;
    private final List<ChatModelListener> listeners;
    private final Set<Capability> capabilities;

    ChatPipeline(AzureLlamaChatModelBuilder<?> builder, boolean stream) {
        Endpoint endpoint = builder.connection.toEndpoint();
        this.dialect = Dialect.of(endpoint, builder.connection.extraParameters);
        this.requestMapper = new RequestMapper(endpoint, builder.style());
        this.imageLimit = new ImageLimit(builder.connection.logger());
        this.defaults = builder.mergedParameters();
        requestMapper.check(defaults, stream);
        if (stream && builder.repairsJson()) {
            throw new IllegalArgumentException(
                    "repairJson = true cannot be streamed, because what was told cannot be taken"
                            + " back: use AzureLlamaChatModel, or unset it");
        }
        this.transport = new HttpTransport(endpoint, builder.connection.toHttpSettings());
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

    ChatResponse answer(ChatRequest request) {
        ChatExchange asked = map(request, false);
        ChatResponse response = send(asked);
        String problem = asked.problem(response);
        if (problem != null && repairsJson) {
            ChatResponse repaired = send(asked.repair(response, problem));
            problem = asked.problem(repaired);
            response = responseMapper.withUsageOf(response, repaired);
        }
        if (problem != null) {
            throw new InternalServerException(problem + ", from " + dialect.endpoint());
        }
        return response;
    }

    private ChatExchange map(ChatRequest request, boolean stream) {
        ChatExchange asked = requestMapper.map(request, stream);
        imageLimit.check(asked.request());
        return asked;
    }

    private ChatResponse send(ChatExchange asked) {
        WireRequest wire = dialect.encode(asked.request());
        return transport.execute(
                wire, (headers, body) -> map(asked, wire, asked.read(dialect.decode(body, 0, body.length)), headers));
    }

    void stream(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatExchange asked = map(request, true);
        WireRequest wire = dialect.encode(asked.request());
        transport.stream(
                wire,
                new AnswerStream<>(
                        dialect,
                        asked,
                        (answer, headers) -> checked(asked, map(asked, wire, answer, headers)),
                        handle -> new ChatCallbacks(handler, handle)));
    }

    private ChatResponse map(ChatExchange asked, WireRequest wire, Completion answer, ReplyHeaders headers)
            throws IOException {
        ChatResponse response = responseMapper.map(asked.request(), answer, headers);
        wire.account().used(response.tokenUsage());
        return response;
    }

    private static ChatResponse checked(ChatExchange asked, ChatResponse response) throws UnusableAnswerException {
        String problem = asked.problem(response);
        if (problem != null) {
            throw new UnusableAnswerException(problem);
        }
        return response;
    }

    @Override
    public String toString() {
        return dialect.endpoint() + (defaults.modelName() == null ? "" : ", modelName=" + defaults.modelName());
    }
}
