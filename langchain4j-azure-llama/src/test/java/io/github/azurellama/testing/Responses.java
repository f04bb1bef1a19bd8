package io.github.azurellama.testing;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okhttp3.Headers;

/** Responses of servers, as short as they can be. */
public final class Responses {

    public static final String DONE = "data: [DONE]\n\n";
    public static final String FINISH = event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");

    private Responses() {}

    public static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .headers(Headers.of("Content-Type", "application/json"))
                .body(body);
    }

    /** A body with that text. */
    public static MockResponse.Builder whole(String text) {
        return json(200, wholeJson(text));
    }

    public static String wholeJson(String text) {
        return "{\"id\":\"c1\",\"model\":\"llama\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
                + "{\"role\":\"assistant\",\"content\":\"" + text + "\"}}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}";
    }

    /** A stream of that text, a chunk per word. */
    public static MockResponse.Builder stream(String text) {
        return events(streamEvents(text));
    }

    /** The events of a stream of that text. */
    public static String streamEvents(String text) {
        String chunks = Pattern.compile("(?<= )")
                .splitAsStream(text)
                .map(Responses::chunk)
                .collect(Collectors.joining());
        return chunks
                + FINISH
                + event("{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}")
                + DONE;
    }

    /** A stream of these bytes, chunk by chunk. */
    public static MockResponse.Builder events(String events) {
        return new MockResponse.Builder()
                .code(200)
                .headers(Headers.of("Content-Type", "text/event-stream"))
                .chunkedBody(events, 64);
    }

    public static String chunk(String text) {
        return event("{\"id\":\"c1\",\"model\":\"llama\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}");
    }

    public static String event(String data) {
        return "data: " + data + "\n\n";
    }
}
