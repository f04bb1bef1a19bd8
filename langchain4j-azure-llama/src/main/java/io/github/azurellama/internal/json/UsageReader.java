package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.internal.wire.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code usage}. */
final class UsageReader {

    private UsageReader() {}

    static @Nullable Usage read(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return null;
        }
        Integer prompt = null;
        Integer completion = null;
        Integer input = null;
        Integer output = null;
        Integer total = null;
        Integer cached = null;
        Integer reasoning = null;
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "prompt_tokens" -> prompt = JsonValues.integer(in);
                case "completion_tokens" -> completion = JsonValues.integer(in);
                // Their names on newer routes of OpenAI.
                case "input_tokens" -> input = JsonValues.integer(in);
                case "output_tokens" -> output = JsonValues.integer(in);
                case "total_tokens" -> total = JsonValues.integer(in);
                case "prompt_tokens_details" -> cached = detail(in, "cached_tokens");
                case "completion_tokens_details" -> reasoning = detail(in, "reasoning_tokens");
                default -> in.skipChildren();
            }
        }
        return new Usage(
                prompt == null ? input : prompt, completion == null ? output : completion, total, cached, reasoning);
    }

    private static @Nullable Integer detail(JsonParser in, String name) throws IOException {
        if (!JsonValues.isObject(in)) {
            return null;
        }
        Integer count = null;
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            if (field.equals(name)) {
                count = JsonValues.integer(in);
            } else {
                in.skipChildren();
            }
        }
        return count;
    }
}
