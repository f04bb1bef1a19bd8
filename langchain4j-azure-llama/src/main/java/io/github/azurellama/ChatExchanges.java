package io.github.azurellama;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.PendingRequest;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ImageCountWarning;
import io.github.azurellama.internal.mapping.RequestMapper;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What chat models send: each request as it is mapped for the endpoint, or for the one of several deployments, that it goes to. */
final class ChatExchanges {

    private final List<Backend> backends;
    private final @Nullable LlamaDeployments deployments;
    private final RequestStyle style;
    private final Map<Backend, RequestMapper> mappers = new HashMap<>();
    private final ImageCountWarning imageCountWarning;

    ChatExchanges(List<Backend> backends, AzureLlamaChatModelBuilder<?> builder) {
        this.backends = backends;
        this.deployments = builder.connection.deployments;
        this.style = builder.style();
        this.imageCountWarning = new ImageCountWarning(builder.connection.http.logger);
        for (Backend backend : backends) {
            mappers.put(backend, new RequestMapper(backend.endpoint(), backend.modelName(), style));
        }
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

    /** Refuses what an endpoint cannot do. It would depend on chance which of several deployments gets a request. */
    void check(ChatRequestParameters parameters, boolean stream) {
        ConnectionSettings.checkEach(backends, backend -> mapper(backend).check(parameters, stream));
    }

    PendingRequest<ChatExchange> pending(ChatRequest request, boolean stream, CallEvents events) {
        if (deployments != null) {
            check(request.parameters(), stream);
            ConnectionSettings.checkEach(backends, backend -> mapper(backend).checkedModelName(request.parameters()));
        }
        return pending(request, events, to -> exchange(to, request, stream));
    }

    /** The request for a corrected response. */
    PendingRequest<ChatExchange> repair(ChatRequest request, ChatResponse response, String problem, CallEvents events) {
        return pending(request, events, to -> exchange(to, request, false).repair(response, problem));
    }

    private PendingRequest<ChatExchange> pending(
            ChatRequest request, CallEvents events, Function<Backend, ChatExchange> exchanges) {
        return new PendingRequest<>(
                Operation.CHAT, deployments == null ? null : deployments.key(request), events, exchanges);
    }

    private ChatExchange exchange(Backend to, ChatRequest request, boolean stream) {
        ChatExchange exchange = mapper(to).map(request, stream, to.rejectedFields());
        imageCountWarning.check(exchange.request());
        return exchange;
    }

    private RequestMapper mapper(Backend backend) {
        return Objects.requireNonNull(mappers.get(backend));
    }
}
