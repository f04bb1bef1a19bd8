package io.github.azurellama.benchmarks.server;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A response as bytes that are ready to be written, as vLLM words it: each token in an event of its own, each event in an
 * HTTP chunk of its own.
 *
 * @param frames what is written one pace after the other
 */
record ScriptedResponse(List<Buffer> frames) {

    /** The events that come at once: the role and the first token. */
    private static final int BEGIN = 2;

    /** The events that come together at the end. */
    private static final int END = 3;

    private static final String ID = "chatcmpl-6d1f0c8a2b7e4f3d9a5c1e0b8f7d6a42";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n";

    static ScriptedResponse of(ResponseSpec spec) {
        if (!spec.stream()) {
            Buffer body = whole(spec.tokens());
            Buffer head = head(body);
            return new ScriptedResponse(spec.pace().isZero() ? List.of(head.appendBuffer(body)) : List.of(head, body));
        }
        List<Buffer> events = ServerEvents.of(spec.tokens()).stream()
                .map(ScriptedResponse::chunk)
                .toList();
        int last = events.size() - END;
        List<Buffer> frames = new ArrayList<>();
        frames.add(joined(Buffer.buffer(STREAM_HEAD), events.subList(0, BEGIN)));
        frames.addAll(events.subList(BEGIN, last));
        frames.add(joined(Buffer.buffer(), events.subList(last, events.size())).appendString("0\r\n\r\n"));
        return new ScriptedResponse(spec.pace().isZero() ? List.of(joined(Buffer.buffer(), frames)) : frames);
    }

    private static Buffer joined(Buffer begin, List<Buffer> frames) {
        frames.forEach(begin::appendBuffer);
        return begin;
    }

    private static Buffer whole(int tokens) {
        return Buffer.buffer(head("chat.completion") + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":" + quoted(ResponseText.of(tokens)) + ",\"tool_calls\":[]},\"logprobs\":null,"
                + "\"finish_reason\":\"stop\",\"stop_reason\":null}],\"usage\":" + usage(tokens) + "}");
    }

    private static Buffer head(Buffer body) {
        return Buffer.buffer(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n");
    }

    static String head(String object) {
        return "{\"id\":\"" + ID + "\",\"object\":\"" + object
                + "\",\"created\":1763900000,\"model\":\"Llama-3.3-70B-Instruct\",";
    }

    static String usage(int tokens) {
        return "{\"prompt_tokens\":40,\"total_tokens\":" + (40 + tokens) + ",\"completion_tokens\":" + tokens + "}";
    }

    private static Buffer chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(Integer.toHexString(bytes.length) + "\r\n")
                .appendBytes(bytes)
                .appendString("\r\n");
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
