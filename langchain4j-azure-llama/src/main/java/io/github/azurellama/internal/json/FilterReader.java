package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Azure AI Content Safety said: an object with a field per category. */
public final class FilterReader {

    private FilterReader() {}

    /** Reads the object at which the parser stands; anything else is skipped. */
    public static List<ContentFilterResult> read(JsonParser in) throws IOException {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return List.of();
        }
        List<ContentFilterResult> results = new ArrayList<>();
        for (String category = in.nextFieldName(); category != null; category = in.nextFieldName()) {
            in.nextToken();
            ContentFilterResult result = readCategory(in, category);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    /** Reads a list of objects, one per prompt, under either of Azure's two spellings. */
    static List<ContentFilterResult> readPrompts(JsonParser in) throws IOException {
        if (in.currentToken() != START_ARRAY) {
            in.skipChildren();
            return List.of();
        }
        List<ContentFilterResult> results = new ArrayList<>();
        while (Json.nextObject(in)) {
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                if (field.equals("content_filter_results") || field.equals("content_filter_result")) {
                    results.addAll(read(in));
                } else {
                    in.skipChildren();
                }
            }
        }
        return results;
    }

    private static @Nullable ContentFilterResult readCategory(JsonParser in, String category) throws IOException {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return null;
        }
        boolean filtered = false;
        String severity = null;
        Boolean detected = null;
        String message = null;
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "filtered" -> filtered = in.getValueAsBoolean();
                case "severity" -> severity = Json.text(in);
                case "detected" -> detected = in.getValueAsBoolean();
                case "message" -> message = Json.text(in);
                default -> in.skipChildren();
            }
        }
        return new ContentFilterResult(category, filtered, severity, detected, message);
    }
}
