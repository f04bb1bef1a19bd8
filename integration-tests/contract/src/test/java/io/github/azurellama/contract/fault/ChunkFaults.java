package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Answers whose frame is right and whose content is not, or is unusual. */
final class ChunkFaults {

    private static final String FIRST =
            "\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]";
    private static final String SECOND =
            "\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"g\",\"arguments\":\"%s\"}}]";
    private static final String MORE = "\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":\"%s\"}}]";

    private ChunkFaults() {}

    static List<Fault> all() {
        return List.of(
                ends("content_filter", "CONTENT_FILTER"),
                ends("length", "LENGTH"),
                ends("no_such_reason", "OTHER"),
                Fault.of("answers twice to `n = 2`, the second first", ChunkFaults::twice)
                        .with(model -> model.n(2))
                        .both(Outcome.answer()),
                stream("says no word", Shape::ending).streaming(Outcome.answer("\"\"")),
                stream("counts tokens in a chunk without choices", Shape::events)
                        .streaming(Outcome.answer()),
                stream("counts no tokens", shape -> shape.events().replace(Shape.event(shape.usage()), ""))
                        .streaming(Outcome.answer("no usage")),
                stream(
                                "names the finish reason before the last words",
                                shape -> Shape.event(shape.piece("one two "))
                                        + Shape.event(shape.end("stop"))
                                        + Shape.event(shape.piece("three"))
                                        + Shape.event(shape.usage())
                                        + Shape.done())
                        .streaming(Outcome.answer()),
                stream(
                                "ends one of two answers only",
                                shape -> Shape.event(shape.piece(Shape.WORDS))
                                        + Shape.event(shape.end("stop"))
                                        + Shape.event(shape.chunk(shape.choice(1, shape.said("e", true), "null"))))
                        .streaming(
                                Outcome.fails(InternalServerException.class, "ended before the answer was complete")),
                stream(
                                "names the finish reason twice",
                                shape -> shape.events()
                                        .replace(Shape.done(), Shape.event(shape.end("stop")) + Shape.done()))
                        .streaming(Outcome.answer()),
                stream(
                                "sends chunks with null, absent and empty choices",
                                shape -> Shape.event("{\"choices\":null}")
                                        + Shape.event("{}")
                                        + Shape.event("{\"choices\":[]}")
                                        + shape.events())
                        .streaming(Outcome.answer()),
                stream(
                                "refuses in pieces",
                                shape -> Shape.event(shape.chunk(
                                                shape.choice(0, shape.message("\"refusal\":\"I \"", true), "null")))
                                        + Shape.event(shape.chunk(
                                                shape.choice(0, shape.message("\"refusal\":\"won't\"", true), "null")))
                                        + shape.ending())
                        .inChats()
                        .streaming(Outcome.answer("\"I won't\", CONTENT_FILTER")),
                calls(
                                "mixes the pieces of two tool calls",
                                FIRST.formatted("{\\\"x\\\""),
                                SECOND.formatted("{"),
                                MORE.formatted(0, ":1}"),
                                MORE.formatted(1, "}"))
                        .streaming(Outcome.answer("no text, f{\"x\":1} g{}, TOOL_EXECUTION")),
                calls("calls a tool without arguments", FIRST.formatted(""))
                        .streaming(Outcome.answer("no text, f{}, TOOL_EXECUTION")),
                calls("cuts the arguments of a tool call", FIRST.formatted("{\\\"x\\\":"))
                        .streaming(Outcome.answer("no text, f{\"x\":, TOOL_EXECUTION")));
    }

    private static void twice(Exchange exchange) throws IOException {
        var shape = exchange.shape();
        if (shape.stream()) {
            exchange.stream(Shape.event(shape.chunk(second(shape))) + shape.events());
        } else {
            String first = shape.choice(0, shape.said(Shape.WORDS, false), "\"stop\"");
            exchange.respond("application/json", shape.body(List.of(second(shape), first)));
        }
    }

    private static String second(Shape shape) {
        return shape.choice(1, shape.said("else", shape.stream()), "\"stop\"");
    }

    private static Fault ends(String reason, String means) {
        return Fault.of("ends with the finish reason `" + reason + "`", exchange -> {
                    String right = exchange.shape().content().replace("\"stop\"", "\"" + reason + "\"");
                    if (exchange.shape().stream()) {
                        exchange.stream(right);
                    } else {
                        exchange.respond("application/json", right);
                    }
                })
                .both(Outcome.answer(means));
    }

    private static Fault calls(String does, String... pieces) {
        return stream(does, shape -> {
                    var events = new StringBuilder();
                    for (String piece : pieces) {
                        events.append(Shape.event(shape.chunk(shape.choice(0, shape.message(piece, true), "null"))));
                    }
                    return events + shape.ending().replace("\"stop\"", "\"tool_calls\"");
                })
                .inChats();
    }

    private static Fault stream(String does, Function<Shape, String> events) {
        return Fault.of(does, exchange -> exchange.stream(events.apply(exchange.shape())));
    }
}
