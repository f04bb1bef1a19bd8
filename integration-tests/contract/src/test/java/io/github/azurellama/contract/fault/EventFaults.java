package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Streams that are spelled as the standard allows and hardly any server does, and some that it does not allow. */
final class EventFaults {

    private EventFaults() {}

    static List<Fault> all() {
        return List.of(
                respelled("ends its lines with CR LF", events -> events.replace("\n", "\r\n")),
                respelled("ends its lines with CR", events -> events.replace("\n", "\r")),
                respelled("begins with a byte order mark", events -> "\uFEFF" + events),
                respelled(
                        "puts comments between events",
                        events -> ": ping\n\n" + events.replace("\n\n", "\n\n:\n: ping\n\n")),
                respelled("puts no space after `data:`", events -> events.replace("data: ", "data:")),
                respelled(
                        "spreads the data over several lines",
                        events -> events.replace(",\"model\"", ",\ndata: \"model\"")),
                respelled(
                        "names ids, retry times and unknown fields",
                        events -> events.replace("data: ", "id: 7\nretry: 10\nfoo: bar\nfoo\ndata: ")),
                respelled("names its events `message`", events -> events.replace("data: ", "event: message\ndata: ")),
                respelled("sends empty events", events -> events.replace("data: ", "data:\n\ndata\n\ndata: ")),
                respelled("ends without `[DONE]`", events -> events.replace(Shape.done(), "")),
                respelled("ends without an empty line", events -> events.substring(0, events.length() - 2)),
                respelled("goes on after `[DONE]`", events -> events + events),
                respelled("sends garbage after `[DONE]`", events -> events + Shape.event("{{{")),
                stream("says `[DONE]` and nothing else", shape -> Shape.done())
                        .streaming(broken("ended before the answer was complete")),
                stream("ends without an event", shape -> "").streaming(broken("ended before the answer was complete")),
                stream(
                                "sends an event that is no JSON",
                                shape -> Shape.event(shape.piece("one ")) + Shape.event("{\"id\":") + shape.ending())
                        .streaming(broken("not the JSON")),
                stream(
                                "sends an event that is no object",
                                shape -> Shape.event(shape.piece("one ")) + Shape.event("42") + shape.ending())
                        .streaming(broken("not the JSON")),
                Fault.of("sends UTF-8 split at every byte", exchange -> {
                            exchange.send(exchange.shape().streamHead());
                            exchange.sendByteByByte(Shape.event(exchange.shape().piece("π≈3 😀"))
                                    + exchange.shape().ending());
                            exchange.close();
                        })
                        .streaming(Outcome.answer("\"π≈3 😀\"")),
                Fault.of("sends an event without end", exchange -> endless(exchange, "data: ", "x".repeat(1 << 16)))
                        .streaming(broken("longer than")),
                Fault.of(
                                "sends large events without end",
                                exchange -> endless(
                                        exchange,
                                        Shape.event(exchange.shape().piece("one ")),
                                        Shape.event(exchange.shape().piece("x".repeat(1 << 18)))))
                        .streaming(broken("longer than")),
                Fault.of("sends comments without end", exchange -> endless(exchange, "", ": ping\n\n"))
                        .callSoon()
                        .streaming(Outcome.fails(TimeoutException.class, "0.3s (callTimeout)")));
    }

    private static Outcome broken(String says) {
        return Outcome.fails(InternalServerException.class, says);
    }

    /** The right stream, spelled otherwise. */
    private static Fault respelled(String does, UnaryOperator<String> spelling) {
        return stream(does, shape -> spelling.apply(shape.events())).streaming(Outcome.answer());
    }

    private static Fault stream(String does, Function<Shape, String> events) {
        return Fault.of(does, exchange -> exchange.stream(events.apply(exchange.shape())));
    }

    private static void endless(Exchange exchange, String first, String more) throws IOException {
        exchange.send(exchange.shape().streamHead() + first);
        while (true) {
            exchange.send(more);
        }
    }
}
