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

    static List<FaultCase> all() {
        return List.of(
                FaultCase.of("responds with HTML", exchange -> exchange.respond("text/html", HTML))
                        .fails("Sign in"),
                FaultCase.of(
                                "responds with plain text",
                                exchange -> exchange.respond("text/plain", "upstream request timeout"))
                        .fails("upstream request timeout"),
                FaultCase.of("responds with `null`", exchange -> exchange.respond("application/json", "null"))
                        .blocking(FaultOutcome.fails(InternalServerException.class, "a JSON object was expected"))
                        .streaming(FaultOutcome.fails(InternalServerException.class, "not a stream of events: null")),
                FaultCase.of("responds with `[]`", exchange -> exchange.respond("application/json", "[]"))
                        .fails("a JSON object was expected"),
                FaultCase.of("responds with `{}`", exchange -> exchange.respond("application/json", "{}"))
                        .fails(""),
                FaultCase.of(
                                "responds with `{\"choices\":[]}`",
                                exchange -> exchange.respond("application/json", "{\"choices\":[]}"))
                        .fails(""),
                FaultCase.of("responds with a JSON text that is cut", exchange -> {
                            String whole = exchange.responseShape().body();
                            exchange.respond("application/json", whole.substring(0, whole.length() / 2));
                        })
                        .fails("not the expected JSON"),
                FaultCase.of(
                                "streams a response that was not to be streamed",
                                exchange -> exchange.respond(
                                        "text/event-stream",
                                        exchange.responseShape().body()))
                        .blocking(FaultOutcome.answer()),
                FaultCase.of(
                                "sends a whole response instead of a stream",
                                exchange -> exchange.respond(
                                        "application/json",
                                        new ResponseShape(
                                                        exchange.responseShape().chat(), false)
                                                .body()))
                        .streaming(FaultOutcome.answer()),
                FaultCase.of(
                                "names no content type",
                                exchange -> exchange.respond(
                                        "", exchange.responseShape().content()))
                        .both(FaultOutcome.answer()),
                FaultCase.of(
                                "calls a stream `application/json`",
                                exchange -> exchange.respond(
                                        "application/json",
                                        exchange.responseShape().content()))
                        .both(FaultOutcome.answer()),
                FaultCase.of("responds in gzip", exchange -> gzip(exchange, Integer.MAX_VALUE))
                        .both(FaultOutcome.answer()),
                FaultCase.of("responds in gzip that is cut", exchange -> gzip(exchange, 40))
                        .fails(""),
                FaultCase.of("calls plain text gzip", exchange -> {
                            exchange.send(head("Content-Encoding: gzip")
                                    + exchange.responseShape().content());
                            exchange.close();
                        })
                        .fails("the connection failed"),
                FaultCase.of("responds in chunks, and breaks one", exchange -> {
                            exchange.send(head("Transfer-Encoding: chunked") + "5\r\nabc");
                            exchange.close();
                        })
                        .fails("unexpected end of stream"),
                FaultCase.of("responds in chunks of no size", exchange -> {
                            exchange.send(head("Transfer-Encoding: chunked") + "size\r\nabc\r\n");
                            exchange.close();
                        })
                        .fails("the connection failed"),
                FaultCase.ofManyBytes("sends a body without end", exchange -> endless(exchange, "x".repeat(1 << 16)))
                        .fails("longer than"),
                FaultCase.of("sends a byte at a time, each within the read timeout", BodyFaults::trickle)
                        .callSoon()
                        .fails(TimeoutException.class, "0.5s (callTimeout)"),
                FaultCase.of("sends each byte alone", exchange -> {
                            exchange.sendByteByByte(exchange.responseShape().response());
                            exchange.close();
                        })
                        .both(FaultOutcome.answer()));
    }

    private static String head(String header) {
        return "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n";
    }

    private static void gzip(BrokenExchange exchange, int bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(exchange.responseShape().content().getBytes(StandardCharsets.UTF_8));
        }
        exchange.send(head("Content-Encoding: gzip"));
        exchange.send(Arrays.copyOf(packed.toByteArray(), Math.min(bytes, packed.size())));
        exchange.close();
    }

    private static void endless(BrokenExchange exchange, String more) throws IOException {
        exchange.send(head("Connection: close") + (exchange.responseShape().stream() ? "data: " : "{\"id\":\""));
        while (true) {
            exchange.send(more);
        }
    }

    /** Until the client leaves. */
    private static void trickle(BrokenExchange exchange) throws IOException {
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
