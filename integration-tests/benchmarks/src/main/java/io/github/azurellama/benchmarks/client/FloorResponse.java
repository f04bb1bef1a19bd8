package io.github.azurellama.benchmarks.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the fields of LangChain4j's response out of JSON in one pass: id, model, content, finish reason and usage. It relies
 * on the order in which this server writes them.
 */
final class FloorResponse {

    private static final byte[] ID = key("\"id\":\"");
    private static final byte[] MODEL = key("\"model\":\"");
    private static final byte[] CONTENT = key("\"content\":\"");
    private static final byte[] FINISH_REASON = key("\"finish_reason\":\"");
    private static final byte[] PROMPT_TOKENS = key("\"prompt_tokens\":");
    private static final byte[] COMPLETION_TOKENS = key("\"completion_tokens\":");

    private @Nullable String id;
    private @Nullable String model;
    private @Nullable String finishReason;
    private int promptTokens;
    private int completionTokens;
    private int position;

    /** Reads a response or a chunk; returns its content, "" for none. */
    String take(byte[] json, int from, int to) {
        position = from;
        if (id == null) {
            id = seek(json, to, ID) ? string(json) : null;
            model = seek(json, to, MODEL) ? string(json) : null;
        }
        String content = seek(json, to, CONTENT) ? string(json) : "";
        if (finishReason == null) {
            finishReason = seek(json, to, FINISH_REASON) ? string(json) : null;
        }
        if (finishReason != null) {
            promptTokens = seek(json, to, PROMPT_TOKENS) ? number(json) : promptTokens;
            completionTokens = seek(json, to, COMPLETION_TOKENS) ? number(json) : completionTokens;
        }
        return content;
    }

    boolean isWhole() {
        return id != null && model != null && finishReason != null && promptTokens + completionTokens > 0;
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Moves behind the key; stays where it is if the key does not follow. */
    private boolean seek(byte[] json, int to, byte[] key) {
        for (int at = position; at <= to - key.length; at++) {
            int same = 0;
            while (same < key.length && json[at + same] == key[same]) {
                same++;
            }
            if (same == key.length) {
                position = at + key.length;
                return true;
            }
        }
        return false;
    }

    private String string(byte[] json) {
        int begin = position;
        boolean escaped = false;
        while (json[position] != '"') {
            escaped |= json[position] == '\\';
            position += json[position] == '\\' ? 2 : 1;
        }
        String text = new String(json, begin, position - begin, StandardCharsets.UTF_8);
        return escaped ? text.replace("\\n", "\n").replace("\\\"", "\"") : text;
    }

    private int number(byte[] json) {
        int number = 0;
        for (; json[position] >= '0' && json[position] <= '9'; position++) {
            number = number * 10 + json[position] - '0';
        }
        return number;
    }
}
