package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a chunk or an error inside a text. A version of managed compute's server sends each chunk of the engine, and each
 * error, as the text of an error message.
 */
public final class EmbeddedChunk {

    /** Enough to pass over braces in the text before the JSON, and a bound for a text of braces only. */
    private static final int MAX_BRACES = 8;

    private EmbeddedChunk() {}

    /**
     * Reads the first JSON object that says something.
     *
     * @return null if the text has no chunk
     * @throws ErrorPayloadException if the text has an error, whose JSON alone is the payload
     */
    public static @Nullable Completion find(byte[] text, int offset, int length) throws IOException {
        int end = offset + length;
        int from = offset;
        for (int braces = 0; from < end && braces < MAX_BRACES; from++) {
            if (text[from] == '{') {
                braces++;
                Completion chunk = readAt(text, from, end);
                if (chunk != null && (!chunk.choices().isEmpty() || chunk.usage() != null)) {
                    return chunk;
                }
            }
        }
        return null;
    }

    private static @Nullable Completion readAt(byte[] text, int from, int end) throws IOException {
        try (JsonParser in = Json.RESPONSE_FACTORY.createParser(text, from, end - from)) {
            in.nextToken();
            in.skipChildren();
            int length = (int) in.currentLocation().getByteOffset();
            byte[] json = Arrays.copyOfRange(text, from, from + length);
            return CompletionReader.read(Json.RESPONSE_FACTORY, null, json, 0, length);
        } catch (JsonProcessingException | MalformedResponseException e) {
            return null;
        }
    }
}
