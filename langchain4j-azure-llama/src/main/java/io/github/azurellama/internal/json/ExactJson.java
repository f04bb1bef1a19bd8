package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.wire.RawJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts that are one JSON value with nothing behind it, so that they can be put into other JSON. */
public final class ExactJson {

    private ExactJson() {}

    /** The value, or null if the text is anything but one value. */
    public static @Nullable JsonNode tree(String text) {
        try {
            return problem(text) == null ? Json.tree(text) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * JSON that the user wrote.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON value
     */
    public static RawJson raw(String parameter, String text) {
        String problem = problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(
                    parameter + " must be one JSON value with nothing behind it, but " + problem + ": correct it");
        }
        return new RawJson(text);
    }

    private static @Nullable String problem(String text) {
        try (JsonParser in = Json.FACTORY.createParser(text)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                return "it is empty";
            }
            in.skipChildren();
            // A scalar is checked by reading it.
            in.getText();
            return in.nextToken() == null ? null : "there is more behind it";
        } catch (JsonProcessingException e) {
            return "it cannot be parsed (" + e.getOriginalMessage() + ")";
        } catch (IOException e) {
            return "it cannot be parsed (" + e.getMessage() + ")";
        }
    }
}
