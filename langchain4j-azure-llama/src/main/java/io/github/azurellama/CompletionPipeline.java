package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.http.HttpTransport;
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
import java.io.IOException;

/** The implementation of both language models: {@link #generate} blocks, {@link #stream} streams. */
final class CompletionPipeline {

    private final Dialect dialect;
    private final CompletionRequestMapper requestMapper;
    private final HttpTransport transport;

    CompletionPipeline(AzureLlamaLanguageModelBuilder<?> builder, boolean stream) {
        Endpoint endpoint = builder.connection.toEndpoint();
        this.dialect = Dialect.of(endpoint, builder.connection.extraParameters);
        this.requestMapper = new CompletionRequestMapper(endpoint, builder.parameters.build(), stream);
        this.transport = new HttpTransport(dialect, builder.connection.http);
    }

    Response<String> generate(String prompt) {
        CompletionRequest request = requestMapper.map(prompt);
        return transport.execute(
                request, (body, headers, usage, sent) -> map(request, dialect.read(body), headers, usage));
    }

    StreamingHandle stream(String prompt, StreamingResponseHandler<String> handler) {
        CompletionRequest request = requestMapper.map(prompt);
        var stream = new CompletionStream<>(
                dialect,
                CompletionAccumulator.of(request),
                (completion, headers, usage) -> map(request, completion, headers, usage),
                handle -> new TextStreamListener(handler, handle));
        transport.stream(request, stream);
        return stream;
    }

    private static Response<String> map(
            CompletionRequest request, Completion completion, ResponseHeaders headers, TokenUsageTracker usage)
            throws IOException {
        Response<String> response = CompletionResponseMapper.map(request, completion, headers);
        TokenUsages.report(response.tokenUsage(), usage);
        return response;
    }

    @Override
    public String toString() {
        return dialect.endpoint().describe(Operation.COMPLETION);
    }
}
