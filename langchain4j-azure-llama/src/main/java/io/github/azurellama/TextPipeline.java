package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.mapping.AnswerStream;
import io.github.azurellama.internal.mapping.TextCallbacks;
import io.github.azurellama.internal.mapping.TextRequestMapper;
import io.github.azurellama.internal.mapping.TextResponseMapper;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.Dialect;

/** Everything that both language models are made of; they differ only in which of the last two methods they call. */
final class TextPipeline {

    private final Dialect dialect;
    private final TextRequestMapper requestMapper;
    private final HttpTransport transport;

    TextPipeline(AzureLlamaLanguageModelBuilder<?> builder, boolean stream) {
        Endpoint endpoint = builder.connection.toEndpoint();
        this.dialect = Dialect.of(endpoint, builder.connection.extraParameters);
        this.requestMapper = new TextRequestMapper(endpoint, builder.parameters.build(), stream);
        this.transport = new HttpTransport(endpoint, builder.connection.toHttpSettings());
    }

    Response<String> answer(String prompt) {
        CompletionRequest asked = requestMapper.map(prompt);
        return transport.execute(
                dialect.encode(asked),
                (headers, body) -> TextResponseMapper.map(asked, dialect.decode(body, 0, body.length), headers));
    }

    StreamingHandle stream(String prompt, StreamingResponseHandler<String> handler) {
        CompletionRequest asked = requestMapper.map(prompt);
        var stream = new AnswerStream<>(
                dialect,
                asked,
                (answer, headers) -> TextResponseMapper.map(asked, answer, headers),
                handle -> new TextCallbacks(handler, handle));
        transport.stream(dialect.encode(asked), stream);
        return stream;
    }

    @Override
    public String toString() {
        return dialect.endpoint().describe(Operation.COMPLETION);
    }
}
