package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.ExtraParameters;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How requests are written for an endpoint and its answers read. One instance serves one model, because it remembers
 * which additions the endpoint refused.
 */
public sealed interface Dialect permits AzureAiInferenceDialect, LlamaNativeDialect, ScoreDialect {

    /** The dialect of an endpoint; {@code extraParameters} overrides the policy, or is null. */
    static Dialect of(Endpoint endpoint, @Nullable ExtraParameters extraParameters) {
        Set<Addition> refused = ConcurrentHashMap.newKeySet();
        return switch (endpoint.dialect()) {
            case LLAMA_NATIVE -> new LlamaNativeDialect(endpoint, refused);
            case AZURE_AI_INFERENCE -> new AzureAiInferenceDialect(endpoint, refused, extraParameters);
            case SCORE -> new ScoreDialect(endpoint, refused);
        };
    }

    /** Where requests go. */
    Endpoint endpoint();

    /**
     * Writes a request.
     *
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it asks for what the dialect has no field for
     */
    WireRequest encode(ModelRequest request);

    /**
     * Reads a whole answer. A {@link ChunkReader} reads those that are streamed, alike in all dialects.
     *
     * @throws ErrorInAnswerException if it reports an error in place of an answer
     * @throws UnusableAnswerException if it is nothing that could be read
     */
    default Completion decode(byte[] json, int offset, int length) throws IOException {
        try {
            return read(json, offset, length);
        } catch (JsonProcessingException e) {
            throw UnusableAnswerException.notJson(e, json, offset, length);
        }
    }

    /** As {@link #decode}, with the parser's own exceptions. */
    default Completion read(byte[] json, int offset, int length) throws IOException {
        return CompletionReader.read(json, offset, length);
    }
}
