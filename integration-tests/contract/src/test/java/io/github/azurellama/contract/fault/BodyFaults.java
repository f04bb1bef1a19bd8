package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.TimeoutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** Status 200, and a body that is of another kind, broken or without end. */
final class BodyFaults {

    private static final String HTML = "<!doctype html><html><body><h1>Sign in</h1></body></html>";

    private BodyFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("answers with HTML", exchange -> exchange.respond("text/html", HTML))
                        .fails("Sign in"),
                Fault.of(
                                "answers with plain text",
                                exchange -> exchange.respond("text/plain", "upstream request timeout"))
                        .fails("upstream request timeout"),
                Fault.of("answers with `null`", exchange -> exchange.respond("application/json", "null"))
                        .blocking(Outcome.fails(InternalServerException.class, "a JSON object was expected"))
                        .streaming(Outcome.fails(InternalServerException.class, "something else than events: null")),
                Fault.of("answers with `[]`", exchange -> exchange.respond("application/json", "[]"))
                        .fails("a JSON object was expected"),
                Fault.of("answers with `{}`", exchange -> exchange.respond("application/json", "{}"))
                        .fails(""),
                Fault.of(
                                "answers with `{\"choices\":[]}`",
                                exchange -> exchange.respond("application/json", "{\"choices\":[]}"))
                        .fails(""),
                Fault.of("answers with a JSON text that is cut", exchange -> {
                            String whole = exchange.shape().body();
                            exchange.respond("application/json", whole.substring(0, whole.length() / 2));
                        })
                        .fails("not the JSON"),
                Fault.of(
                                "answers as a stream what was not to be one",
                                exchange -> exchange.respond(
                                        "text/event-stream", exchange.shape().body()))
                        .blocking(Outcome.answer()),
                Fault.of(
                                "answers whole what was to be a stream",
                                exchange -> exchange.respond(
                                        "application/json",
                                        new Shape(exchange.shape().chat(), false).body()))
                        .streaming(Outcome.answer()),
                Fault.of(
                                "names no content type",
                                exchange ->
                                        exchange.respond("", exchange.shape().content()))
                        .both(Outcome.answer()),
                Fault.of(
                                "calls a stream `application/json`",
                                exchange -> exchange.respond(
                                        "application/json", exchange.shape().content()))
                        .both(Outcome.answer()),
                Fault.of("answers in gzip", exchange -> gzip(exchange, Integer.MAX_VALUE))
                        .both(Outcome.answer()),
                Fault.of("answers in gzip that is cut", exchange -> gzip(exchange, 40))
                        .fails(""),
                Fault.of("calls plain text gzip", exchange -> {
                            exchange.send(head("Content-Encoding: gzip")
                                    + exchange.shape().content());
                            exchange.close();
                        })
                        .fails("the connection failed"),
                Fault.of("answers in chunks, and breaks one", exchange -> {
                            exchange.send(head("Transfer-Encoding: chunked") + "5\r\nabc");
                            exchange.close();
                        })
                        .fails("unexpected end of stream"),
                Fault.of("answers in chunks of no size", exchange -> {
                            exchange.send(head("Transfer-Encoding: chunked") + "size\r\nabc\r\n");
                            exchange.close();
                        })
                        .fails("the connection failed"),
                Fault.of("sends a body without end", exchange -> endless(exchange, "x".repeat(1 << 16)))
                        .fails("longer than"),
                Fault.of("sends a byte at a time, each within the read timeout", BodyFaults::trickle)
                        .callSoon()
                        .fails(TimeoutException.class, "0.3s (callTimeout)"),
                Fault.of("sends each byte alone", exchange -> {
                            exchange.sendByteByByte(exchange.shape().response());
                            exchange.close();
                        })
                        .both(Outcome.answer()));
    }

    private static String head(String header) {
        return "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n";
    }

    private static void gzip(Exchange exchange, int bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(exchange.shape().content().getBytes(StandardCharsets.UTF_8));
        }
        exchange.send(head("Content-Encoding: gzip"));
        exchange.send(Arrays.copyOf(packed.toByteArray(), Math.min(bytes, packed.size())));
        exchange.close();
    }

    private static void endless(Exchange exchange, String more) throws IOException {
        exchange.send(head("Connection: close") + (exchange.shape().stream() ? "data: " : "{\"id\":\""));
        while (true) {
            exchange.send(more);
        }
    }

    /** Until the client leaves. */
    private static void trickle(Exchange exchange) throws IOException {
        exchange.send(head("Connection: close"));
        while (true) {
            exchange.send(" ");
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(10_000_000);
    }
}
