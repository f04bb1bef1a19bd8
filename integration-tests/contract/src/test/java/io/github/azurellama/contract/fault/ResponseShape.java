package io.github.azurellama.contract.fault;

import java.util.List;

/** Right responses in the shape that a request needs, so that a script says only what is wrong with them. */
record ResponseShape(boolean chat, boolean stream) {

    /** What the model says if nothing goes wrong. */
    static final String WORDS = "one two three";

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}";

    /** The right response in all its bytes; a stream ends with the connection. */
    String response() {
        return stream ? streamHead() + events() : wholeHead(body()) + body();
    }

    /** The right response without its head. */
    String content() {
        return stream ? events() : body();
    }

    String streamHead() {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    }

    String wholeHead(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length());
    }

    String body() {
        return body(WORDS);
    }

    /** A whole response that says this. */
    String body(String words) {
        return body(List.of(choice(0, said(words, false), "\"stop\"")));
    }

    /** A whole response with these choices. */
    String body(List<String> choices) {
        return json(choices, USAGE);
    }

    String events() {
        return event(delta("one ")) + event(delta("two ")) + event(delta("three")) + ending();
    }

    /** What follows the last word. */
    String ending() {
        return event(end("stop")) + event(usage()) + done();
    }

    /** A chunk with some text. */
    String delta(String text) {
        return chunk(choice(0, said(text, true), "null"));
    }

    /** The chunk with the finish reason. */
    String end(String reason) {
        return chunk(choice(0, said("", true), "\"" + reason + "\""));
    }

    /** The chunk that counts tokens and has no choices. */
    String usage() {
        return json(List.of(), USAGE);
    }

    /** A chunk with that choice. */
    String chunk(String choice) {
        return json(List.of(choice), "\"usage\":null");
    }

    /** A choice that holds that field, with a finish reason in JSON. */
    String choice(int index, String field, String finishReason) {
        return "{\"index\":%d,%s,\"finish_reason\":%s}".formatted(index, field, finishReason);
    }

    /** The field of a choice that holds a text, or a delta of one. */
    String said(String text, boolean delta) {
        return chat
                ? message("\"role\":\"assistant\",\"content\":\"" + text + "\"", delta)
                : "\"text\":\"" + text + "\"";
    }

    /** A message with these fields, or a delta of one. */
    String message(String fields, boolean delta) {
        return (delta ? "\"delta\"" : "\"message\"") + ":{" + fields + "}";
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static String done() {
        return event("[DONE]");
    }

    private String json(List<String> choices, String usage) {
        return "{\"id\":\"a-7\",\"object\":\"%s\",\"created\":1723,\"model\":\"llama\",\"choices\":[%s],%s}"
                .formatted(chat ? "chat.completion" : "text_completion", String.join(",", choices), usage);
    }
}
