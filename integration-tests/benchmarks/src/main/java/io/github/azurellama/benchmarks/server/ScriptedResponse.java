package io.github.azurellama.benchmarks.server;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A response as bytes that are ready to be written, as vLLM words it: each token in an event of its own.
 *
 * @param contentType the value of that header
 * @param frames what is written one pace after the other: some events, or a whole body
 */
record ScriptedResponse(String contentType, List<List<Buffer>> frames) {

    /** The events that come at once: the role and the first token. */
    private static final int BEGIN = 2;

    /** The events that come together at the end. */
    private static final int END = 3;

    private static final String ID = "chatcmpl-6d1f0c8a2b7e4f3d9a5c1e0b8f7d6a42";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: %s\r\ntransfer-encoding: chunked\r\n\r\n";
    private static final String WHOLE_HEAD = "HTTP/1.1 200 OK\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n";

    static ScriptedResponse of(ResponseSpec spec) {
        if (!spec.stream()) {
            return new ScriptedResponse("application/json", List.of(List.of(whole(spec.tokens()))));
        }
        List<Buffer> events =
                ServerEvents.of(spec.tokens()).stream().map(Buffer::buffer).toList();
        int last = events.size() - END;
        List<List<Buffer>> frames = new ArrayList<>();
        frames.add(events.subList(0, BEGIN));
        events.subList(BEGIN, last).forEach(event -> frames.add(List.of(event)));
        frames.add(events.subList(last, events.size()));
        return new ScriptedResponse("text/event-stream; charset=utf-8", frames);
    }

    /** What is written to a socket of HTTP/1.1, one pace after the other; each event in a chunk of its own. */
    static List<Buffer> http1(ResponseSpec spec) {
        ScriptedResponse script = of(spec);
        if (!spec.stream()) {
            Buffer body = script.frames.get(0).get(0);
            Buffer head = Buffer.buffer(WHOLE_HEAD.formatted(script.contentType, body.length()));
            return spec.pace().isZero() ? List.of(head.appendBuffer(body)) : List.of(head, body);
        }
        List<Buffer> writes = new ArrayList<>(
                script.frames.stream().map(ScriptedResponse::chunks).toList());
        writes.set(0, Buffer.buffer(STREAM_HEAD.formatted(script.contentType)).appendBuffer(writes.get(0)));
        writes.get(writes.size() - 1).appendString("0\r\n\r\n");
        return spec.pace().isZero() ? List.of(joined(writes)) : writes;
    }

    private static Buffer chunks(List<Buffer> events) {
        Buffer chunks = Buffer.buffer();
        for (Buffer event : events) {
            chunks.appendString(Integer.toHexString(event.length()) + "\r\n")
                    .appendBuffer(event)
                    .appendString("\r\n");
        }
        return chunks;
    }

    private static Buffer joined(List<Buffer> writes) {
        Buffer joined = Buffer.buffer();
        writes.forEach(joined::appendBuffer);
        return joined;
    }

    private static Buffer whole(int tokens) {
        return Buffer.buffer(head("chat.completion") + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":" + quoted(ResponseText.of(tokens)) + ",\"tool_calls\":[]},\"logprobs\":null,"
                + "\"finish_reason\":\"stop\",\"stop_reason\":null}],\"usage\":" + usage(tokens) + "}");
    }

    static String head(String object) {
        return "{\"id\":\"" + ID + "\",\"object\":\"" + object
                + "\",\"created\":1763900000,\"model\":\"Llama-3.3-70B-Instruct\",";
    }

    static String usage(int tokens) {
        return "{\"prompt_tokens\":40,\"total_tokens\":" + (40 + tokens) + ",\"completion_tokens\":" + tokens + "}";
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
