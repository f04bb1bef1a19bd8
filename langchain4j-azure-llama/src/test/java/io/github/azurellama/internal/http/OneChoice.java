package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.internal.mapping.TextFilters;
import java.io.IOException;

/** What a message with a finish reason becomes, whole and as a stream. Quotes of JSON are written as single ones. */
final class OneChoice {

    private OneChoice() {}

    static ChatResponse whole(String message, String reason) throws IOException {
        return StreamRun.whole(
                TextFilters.NONE,
                json("{'choices':[{'index':0,'message':{" + message + "},'finish_reason':" + reason + "}]}"));
    }

    static StreamRun streamed(String reason, String... deltas) {
        var events = new StringBuilder();
        for (String delta : deltas) {
            events.append(event(delta, "null"));
        }
        return StreamRun.of(json(events + event("", reason) + "data: [DONE]\n\n"));
    }

    private static String event(String delta, String reason) {
        return "data: {'choices':[{'index':0,'delta':{" + delta + "},'finish_reason':" + reason + "}]}\n\n";
    }

    private static byte[] json(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
