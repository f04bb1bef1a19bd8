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
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.Dialect;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;

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
        WireRequest wire = dialect.encode(asked);
        return transport.execute(
                wire, (headers, body) -> map(asked, wire, dialect.decode(body, 0, body.length), headers));
    }

    StreamingHandle stream(String prompt, StreamingResponseHandler<String> handler) {
        CompletionRequest asked = requestMapper.map(prompt);
        WireRequest wire = dialect.encode(asked);
        var stream = new AnswerStream<>(
                dialect,
                asked,
                (answer, headers) -> map(asked, wire, answer, headers),
                handle -> new TextCallbacks(handler, handle));
        transport.stream(wire, stream);
        return stream;
    }

    private static Response<String> map(
            CompletionRequest asked, WireRequest wire, Completion answer, ReplyHeaders headers) throws IOException {
        Response<String> response = TextResponseMapper.map(asked, answer, headers);
        wire.account().used(response.tokenUsage());
        return response;
    }

    @Override
    public String toString() {
        return dialect.endpoint().describe(Operation.COMPLETION);
    }
}
