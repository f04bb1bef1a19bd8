package io.github.azurellama.benchmarks.server;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as bytes that are ready to be written, as vLLM words it: each token in an event of its own, each event in an
 * HTTP chunk of its own.
 *
 * @param frames what is written one pace after the other
 */
record Script(List<Buffer> frames) {

    private static final String ID = "chatcmpl-6d1f0c8a2b7e4f3d9a5c1e0b8f7d6a42";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n";

    static Script of(AnswerSpec spec) {
        if (!spec.stream()) {
            return new Script(List.of(whole(spec.tokens())));
        }
        List<Buffer> frames = new ArrayList<>();
        frames.add(Buffer.buffer(STREAM_HEAD)
                .appendBuffer(event(choice("{\"role\":\"assistant\",\"content\":\"\"}", "null"))));
        for (int i = 0; i < spec.tokens(); i++) {
            Buffer event = event(choice("{\"content\":" + quoted(AnswerText.token(i)) + "}", "null"));
            if (i == 0) {
                frames.get(0).appendBuffer(event);
            } else {
                frames.add(event);
            }
        }
        frames.add(event(choice("{\"content\":\"\"}", "\"stop\""))
                .appendBuffer(event("\"choices\":[],\"usage\":" + usage(spec.tokens()) + "}"))
                .appendBuffer(chunk("data: [DONE]\n\n"))
                .appendString("0\r\n\r\n"));
        return new Script(spec.pace().isZero() ? List.of(joined(frames)) : frames);
    }

    private static Buffer joined(List<Buffer> frames) {
        Buffer all = Buffer.buffer();
        frames.forEach(all::appendBuffer);
        return all;
    }

    private static Buffer whole(int tokens) {
        Buffer body =
                Buffer.buffer(head("chat.completion") + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                        + "\"content\":" + quoted(AnswerText.of(tokens)) + ",\"tool_calls\":[]},\"logprobs\":null,"
                        + "\"finish_reason\":\"stop\",\"stop_reason\":null}],\"usage\":" + usage(tokens) + "}");
        return Buffer.buffer("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length()
                        + "\r\n\r\n")
                .appendBuffer(body);
    }

    private static String head(String object) {
        return "{\"id\":\"" + ID + "\",\"object\":\"" + object
                + "\",\"created\":1763900000,\"model\":\"Llama-3.3-70B-Instruct\",";
    }

    private static String choice(String delta, String finishReason) {
        return "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finishReason
                + "}]}";
    }

    private static String usage(int tokens) {
        return "{\"prompt_tokens\":40,\"total_tokens\":" + (40 + tokens) + ",\"completion_tokens\":" + tokens + "}";
    }

    private static Buffer event(String rest) {
        return chunk("data: " + head("chat.completion.chunk") + rest + "\n\n");
    }

    private static Buffer chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(Integer.toHexString(bytes.length) + "\r\n")
                .appendBytes(bytes)
                .appendString("\r\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
