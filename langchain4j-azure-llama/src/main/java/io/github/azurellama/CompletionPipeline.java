package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.CompletionRequestMapper;
import io.github.azurellama.internal.mapping.CompletionResponseMapper;
import io.github.azurellama.internal.mapping.TokenUsages;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.TextStreamListener;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.listener.CallResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The implementation of both language models: {@link #generate} blocks, {@link #stream} streams. */
final class CompletionPipeline {

    private final Dialect dialect;
    private final CompletionRequestMapper requestMapper;
    private final HttpTransport transport;
    private final @Nullable String modelName;

    CompletionPipeline(AzureLlamaLanguageModelBuilder<?> builder, boolean stream) {
        Endpoint endpoint = builder.connection.toEndpoint();
        this.dialect = Dialect.of(endpoint, builder.connection.extraParameters);
        this.requestMapper = new CompletionRequestMapper(endpoint, builder.parameters.build(), stream);
        this.modelName = builder.parameters.build().modelName();
        this.transport = new HttpTransport(dialect, builder.connection.http);
    }

    Response<String> generate(String prompt) {
        CallEvents events = begin(false);
        try {
            CompletionRequest request = requestMapper.map(prompt);
            Response<String> response = transport.execute(
                    request,
                    events,
                    (body, headers, usage, sent) -> map(request, events, dialect.read(body), headers, usage));
            events.onSuccess();
            return response;
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    StreamingHandle stream(String prompt, StreamingResponseHandler<String> handler) {
        CallEvents events = begin(true);
        try {
            CompletionRequest request = requestMapper.map(prompt);
            var stream = new CompletionStream<>(
                    dialect,
                    CompletionAccumulator.of(request),
                    (completion, headers, usage) -> map(request, events, completion, headers, usage),
                    events,
                    handle -> new TextStreamListener(handler, handle));
            transport.stream(request, events, stream);
            return stream;
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    private CallEvents begin(boolean stream) {
        return transport.begin(Operation.COMPLETION, modelName, stream);
    }

    private static Response<String> map(
            CompletionRequest request,
            CallEvents events,
            Completion completion,
            ResponseHeaders headers,
            TokenUsageTracker usage)
            throws IOException {
        Response<String> response = CompletionResponseMapper.map(request, completion, headers);
        TokenUsages.report(response.tokenUsage(), usage);
        if (events != CallEvents.NONE) {
            events.onResponse(new CallResponse(
                    completion.id(), completion.model(), response.tokenUsage(), response.finishReason()));
        }
        return response;
    }

    @Override
    public String toString() {
        return dialect.endpoint().describe(Operation.COMPLETION);
    }
}
