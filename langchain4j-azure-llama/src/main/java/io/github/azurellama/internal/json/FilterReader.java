package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the results of Azure AI Content Safety: an object with a field per category. */
public final class FilterReader {

    private FilterReader() {}

    /** Reads the parser's current object; anything else is skipped. */
    public static List<ContentFilterResult> read(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return List.of();
        }
        List<ContentFilterResult> results = new ArrayList<>();
        for (String category = JsonValues.nextField(in); category != null; category = JsonValues.nextField(in)) {
            ContentFilterResult result = readCategory(in, category);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    /** Reads a list of objects, one per prompt, under either of Azure's two spellings. */
    static List<ContentFilterResult> readPrompts(JsonParser in) throws IOException {
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<ContentFilterResult> results = new ArrayList<>();
        while (JsonValues.nextObject(in)) {
            for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
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
        if (!JsonValues.isObject(in)) {
            return null;
        }
        Boolean filtered = null;
        String severity = null;
        Boolean detected = null;
        String message = null;
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "filtered" -> filtered = JsonValues.flag(in);
                case "severity" -> severity = JsonValues.string(in);
                case "detected" -> detected = JsonValues.flag(in);
                case "message" -> message = JsonValues.string(in);
                default -> in.skipChildren();
            }
        }
        return new ContentFilterResult(category, Boolean.TRUE.equals(filtered), severity, detected, message);
    }
}
