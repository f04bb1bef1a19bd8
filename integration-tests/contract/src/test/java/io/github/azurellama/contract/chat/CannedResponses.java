package io.github.azurellama.contract.chat;

import io.github.azurellama.simulator.fault.Fault;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Responses of servers other than the simulator. */
final class CannedResponses {

    private CannedResponses() {}

    /** A complete chat response, without usage. */
    static Fault.Refuse whole(String text) {
        return Fault.status(200, """
                {"id":"canned","object":"chat.completion","created":5,"model":"m","choices":[
                 {"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}""".formatted(text));
    }

    /** A streamed chat response of these choices, each in a chunk of its own. */
    static Fault.Refuse stream(String... choices) {
        var events = Stream.of(choices)
                .map(choice -> "data: {\"id\":\"canned\",\"object\":\"chat.completion.chunk\",\"choices\":[" + choice
                        + "]}\n\n")
                .collect(Collectors.joining());
        return new Fault.Refuse(200, Map.of("content-type", "text/event-stream"), events + "data: [DONE]\n\n");
    }
}
