package io.github.azurellama.internal.dialect;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How requests are written for an endpoint and its responses read. Stateless. */
public sealed interface Dialect permits OpenAiDialect, ScoreDialect {

    /** The dialect of an endpoint; {@code extraParameters} overrides the policy, or is null. */
    static Dialect of(Endpoint endpoint, @Nullable ExtraParameters extraParameters) {
        return switch (endpoint.dialect()) {
            case LLAMA_NATIVE, AZURE_AI_INFERENCE -> new OpenAiDialect(endpoint, extraParameters);
            case SCORE -> new ScoreDialect(endpoint);
        };
    }

    /** Where requests go. */
    Endpoint endpoint();

    /**
     * Writes a request.
     *
     * @param omitted implicit fields that the endpoint rejected
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if the dialect has no field for something in it
     */
    WireRequest encode(ModelRequest request, Set<ImplicitField> omitted);

    /**
     * Reads the body of a response that is not streamed. {@link io.github.azurellama.internal.json.ChunkReader} reads
     * streams, which are alike in all dialects.
     *
     * @throws ErrorPayloadException if the body reports an error
     * @throws MalformedResponseException if the body is no completion
     */
    Completion read(byte[] json) throws IOException;
}
