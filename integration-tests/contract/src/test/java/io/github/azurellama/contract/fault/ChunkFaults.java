package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Responses whose frame is right and whose content is not, or is unusual. */
final class ChunkFaults {

    private static final String FIRST =
            "\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]";
    private static final String SECOND =
            "\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"g\",\"arguments\":\"%s\"}}]";
    private static final String MORE = "\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":\"%s\"}}]";

    private ChunkFaults() {}

    static List<FaultCase> all() {
        return List.of(
                ends("content_filter", "CONTENT_FILTER"),
                ends("length", "LENGTH"),
                ends("no_such_reason", "OTHER"),
                FaultCase.of("sends both choices of `n = 2`, the second first", ChunkFaults::twice)
                        .with(model -> model.n(2))
                        .both(FaultOutcome.answer()),
                stream("says no word", ResponseShape::ending).streaming(FaultOutcome.answer("\"\"")),
                stream("counts tokens in a chunk without choices", ResponseShape::events)
                        .streaming(FaultOutcome.answer()),
                stream(
                                "counts no tokens",
                                responseShape ->
                                        responseShape.events().replace(ResponseShape.event(responseShape.usage()), ""))
                        .streaming(FaultOutcome.answer("no usage")),
                stream(
                                "names the finish reason before the last words",
                                responseShape -> ResponseShape.event(responseShape.delta("one two "))
                                        + ResponseShape.event(responseShape.end("stop"))
                                        + ResponseShape.event(responseShape.delta("three"))
                                        + ResponseShape.event(responseShape.usage())
                                        + ResponseShape.done())
                        .streaming(FaultOutcome.answer()),
                stream(
                                "ends one of two choices only",
                                responseShape -> ResponseShape.event(responseShape.delta(ResponseShape.WORDS))
                                        + ResponseShape.event(responseShape.end("stop"))
                                        + ResponseShape.event(responseShape.chunk(
                                                responseShape.choice(1, responseShape.said("e", true), "null"))))
                        .streaming(FaultOutcome.fails(
                                InternalServerException.class, "ended before the response was complete")),
                stream(
                                "names the finish reason twice",
                                responseShape -> responseShape
                                        .events()
                                        .replace(
                                                ResponseShape.done(),
                                                ResponseShape.event(responseShape.end("stop")) + ResponseShape.done()))
                        .streaming(FaultOutcome.answer()),
                stream(
                                "sends chunks with null, absent and empty choices",
                                responseShape -> ResponseShape.event("{\"choices\":null}")
                                        + ResponseShape.event("{}")
                                        + ResponseShape.event("{\"choices\":[]}")
                                        + responseShape.events())
                        .streaming(FaultOutcome.answer()),
                stream(
                                "streams a refusal",
                                responseShape -> ResponseShape.event(responseShape.chunk(responseShape.choice(
                                                0, responseShape.message("\"refusal\":\"I \"", true), "null")))
                                        + ResponseShape.event(responseShape.chunk(responseShape.choice(
                                                0, responseShape.message("\"refusal\":\"won't\"", true), "null")))
                                        + responseShape.ending())
                        .inChats()
                        .streaming(FaultOutcome.answer("\"I won't\", CONTENT_FILTER")),
                calls(
                                "interleaves the chunks of two tool calls",
                                FIRST.formatted("{\\\"x\\\""),
                                SECOND.formatted("{"),
                                MORE.formatted(0, ":1}"),
                                MORE.formatted(1, "}"))
                        .streaming(FaultOutcome.answer("no text, f{\"x\":1} g{}, TOOL_EXECUTION")),
                calls("calls a tool without arguments", FIRST.formatted(""))
                        .streaming(FaultOutcome.answer("no text, f{}, TOOL_EXECUTION")),
                calls("cuts the arguments of a tool call", FIRST.formatted("{\\\"x\\\":"))
                        .streaming(FaultOutcome.answer("no text, f{\"x\":, TOOL_EXECUTION")));
    }

    private static void twice(BrokenExchange exchange) throws IOException {
        var responseShape = exchange.responseShape();
        if (responseShape.stream()) {
            exchange.stream(ResponseShape.event(responseShape.chunk(second(responseShape))) + responseShape.events());
        } else {
            String first = responseShape.choice(0, responseShape.said(ResponseShape.WORDS, false), "\"stop\"");
            exchange.respond("application/json", responseShape.body(List.of(second(responseShape), first)));
        }
    }

    private static String second(ResponseShape responseShape) {
        return responseShape.choice(1, responseShape.said("else", responseShape.stream()), "\"stop\"");
    }

    private static FaultCase ends(String reason, String means) {
        return FaultCase.of("ends with the finish reason `" + reason + "`", exchange -> {
                    String right = exchange.responseShape().content().replace("\"stop\"", "\"" + reason + "\"");
                    if (exchange.responseShape().stream()) {
                        exchange.stream(right);
                    } else {
                        exchange.respond("application/json", right);
                    }
                })
                .both(FaultOutcome.answer(means));
    }

    private static FaultCase calls(String does, String... chunks) {
        return stream(does, responseShape -> {
                    var events = new StringBuilder();
                    for (String delta : chunks) {
                        events.append(ResponseShape.event(responseShape.chunk(
                                responseShape.choice(0, responseShape.message(delta, true), "null"))));
                    }
                    return events + responseShape.ending().replace("\"stop\"", "\"tool_calls\"");
                })
                .inChats();
    }

    private static FaultCase stream(String does, Function<ResponseShape, String> events) {
        return FaultCase.of(does, exchange -> exchange.stream(events.apply(exchange.responseShape())));
    }
}
