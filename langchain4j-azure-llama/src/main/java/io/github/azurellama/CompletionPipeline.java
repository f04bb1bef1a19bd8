package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.http.PendingRequest;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.CompletionRequestMapper;
import io.github.azurellama.internal.mapping.CompletionResponseMapper;
import io.github.azurellama.internal.mapping.TokenUsages;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.TextStreamListener;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The implementation of both language models: {@link #generate} blocks, {@link #stream} streams. */
final class CompletionPipeline {

    private final Object endpoints;
    private final Map<Backend, CompletionRequestMapper> requestMappers = new HashMap<>();
    private final TokenLimitWarning tokenLimitWarning;
    private final HttpTransport transport;
    private final @Nullable String modelName;

    CompletionPipeline(AzureLlamaLanguageModelBuilder<?> builder, boolean stream) {
        AzureLlamaChatRequestParameters settings = builder.parameters.build();
        this.modelName = settings.modelName();
        builder.connection.check(modelName);
        List<Backend> backends = builder.connection.toBackends();
        ConnectionSettings.checkEach(
                backends,
                backend -> requestMappers.put(
                        backend,
                        new CompletionRequestMapper(backend.endpoint(), backend.modelName(), settings, stream)));
        this.tokenLimitWarning = new TokenLimitWarning(builder.connection.http.logger);
        this.transport = builder.connection.toTransport(backends);
        this.endpoints = builder.connection.describe(backends, Operation.COMPLETION);
    }

    Response<String> generate(String prompt) {
        CallEvents events = begin(false);
        return events.run(
                () -> transport.execute(request(prompt, events), (completion, head) -> map(completion, head, events)));
    }

    StreamingHandle stream(String prompt, StreamingResponseHandler<String> handler) {
        CallEvents events = begin(true);
        return events.start(() -> {
            var stream = new CompletionStream<CompletionRequest, Response<String>>(
                    CompletionAccumulator::ofPrompt,
                    (completion, head) -> map(completion, head, events),
                    events,
                    handle -> new TextStreamListener(handler, handle));
            transport.stream(request(prompt, events), stream);
            return stream;
        });
    }

    private CallEvents begin(boolean stream) {
        return transport.begin(Operation.COMPLETION, modelName, stream);
    }

    private PendingRequest<CompletionRequest> request(String prompt, CallEvents events) {
        return new PendingRequest<>(
                Operation.COMPLETION,
                null,
                events,
                backend -> Objects.requireNonNull(requestMappers.get(backend)).map(prompt));
    }

    private Response<String> map(Completion completion, ResponseHead<CompletionRequest> head, CallEvents events)
            throws IOException {
        Response<String> response = CompletionResponseMapper.map(completion, head);
        tokenLimitWarning.check(response.finishReason(), head.request().options());
        TokenUsages.report(response.tokenUsage(), head.usage());
        if (events != CallEvents.NONE) {
            events.onResponse(new CallResponse(
                    completion.id(), completion.model(), response.tokenUsage(), response.finishReason()));
        }
        return response;
    }

    @Override
    public String toString() {
        return endpoints.toString();
    }
}
