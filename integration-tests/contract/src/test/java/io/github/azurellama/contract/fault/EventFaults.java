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

    static List<FaultCase> all() {
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
                respelled("ends without `[DONE]`", events -> events.replace(ResponseShape.done(), "")),
                respelled("ends without an empty line", events -> events.substring(0, events.length() - 2)),
                respelled("goes on after `[DONE]`", events -> events + events),
                respelled("sends garbage after `[DONE]`", events -> events + ResponseShape.event("{{{")),
                stream("says `[DONE]` and nothing else", responseShape -> ResponseShape.done())
                        .streaming(broken("ended before the response was complete")),
                stream("ends without an event", responseShape -> "")
                        .streaming(broken("ended before the response was complete")),
                stream(
                                "sends an event that is no JSON",
                                responseShape -> ResponseShape.event(responseShape.delta("one "))
                                        + ResponseShape.event("{\"id\":")
                                        + responseShape.ending())
                        .streaming(broken("not the expected JSON")),
                stream(
                                "sends an event that is no object",
                                responseShape -> ResponseShape.event(responseShape.delta("one "))
                                        + ResponseShape.event("42")
                                        + responseShape.ending())
                        .streaming(FaultOutcome.answer("\"one \"")),
                silentAfter("sends an event that is no JSON, then nothing", "{\"id\":")
                        .streaming(broken("not the expected JSON")),
                silentAfter("sends an error as an event, then nothing", "{\"error\":{\"message\":\"engine died\"}}")
                        .streaming(broken("engine died")),
                FaultCase.of("sends UTF-8 split at every byte", exchange -> {
                            exchange.send(exchange.responseShape().streamHead());
                            exchange.sendByteByByte(
                                    ResponseShape.event(exchange.responseShape().delta("π≈3 😀"))
                                            + exchange.responseShape().ending());
                            exchange.close();
                        })
                        .streaming(FaultOutcome.answer("\"π≈3 😀\"")),
                FaultCase.ofManyBytes(
                                "sends an event without end",
                                exchange -> endless(exchange, "data: ", "x".repeat(1 << 16)))
                        .streaming(broken("longer than")),
                FaultCase.ofManyBytes(
                                "sends large events without end",
                                exchange -> endless(
                                        exchange,
                                        ResponseShape.event(
                                                exchange.responseShape().delta("one ")),
                                        ResponseShape.event(
                                                exchange.responseShape().delta("x".repeat(1 << 18)))))
                        .streaming(broken("longer than")),
                FaultCase.of("sends comments without end", exchange -> endless(exchange, "", ": ping\n\n"))
                        .callSoon()
                        .streaming(FaultOutcome.fails(TimeoutException.class, "0.5s (callTimeout)")));
    }

    private static FaultOutcome broken(String says) {
        return FaultOutcome.fails(InternalServerException.class, says);
    }

    /** The right stream, spelled otherwise. */
    private static FaultCase respelled(String does, UnaryOperator<String> spelling) {
        return stream(does, responseShape -> spelling.apply(responseShape.events()))
                .streaming(FaultOutcome.answer());
    }

    private static FaultCase stream(String does, Function<ResponseShape, String> events) {
        return FaultCase.of(does, exchange -> exchange.stream(events.apply(exchange.responseShape())));
    }

    private static FaultCase silentAfter(String does, String data) {
        return FaultCase.of(does, exchange -> {
            exchange.send(exchange.responseShape().streamHead()
                    + ResponseShape.event(exchange.responseShape().delta("one "))
                    + ResponseShape.event(data));
            exchange.stall();
        });
    }

    private static void endless(BrokenExchange exchange, String first, String more) throws IOException {
        exchange.send(exchange.responseShape().streamHead() + first);
        while (true) {
            exchange.send(more);
        }
    }
}
