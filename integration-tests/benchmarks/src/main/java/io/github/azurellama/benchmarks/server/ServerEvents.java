package io.github.azurellama.benchmarks.server;

import java.util.ArrayList;
import java.util.List;

/** The events of a streamed response, as vLLM words them: a role, the tokens, a finish reason, the usage, and the mark of the end. */
public final class ServerEvents {

    private static final String DONE = "[DONE]";

    private ServerEvents() {}

    /** The data of each event of a response with that many tokens. */
    public static List<String> data(int tokens) {
        List<String> events = new ArrayList<>(tokens + 4);
        events.add(choice("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        for (int i = 0; i < tokens; i++) {
            events.add(choice("{\"content\":" + ScriptedResponse.quoted(ResponseText.token(i)) + "}", "null"));
        }
        events.add(choice("{\"content\":\"\"}", "\"stop\""));
        events.add(head() + "\"choices\":[],\"usage\":" + ScriptedResponse.usage(tokens) + "}");
        events.add(DONE);
        return events;
    }

    /** The events themselves. */
    public static List<String> of(int tokens) {
        return data(tokens).stream().map(data -> "data: " + data + "\n\n").toList();
    }

    private static String choice(String delta, String finishReason) {
        return head() + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                + finishReason + "}]}";
    }

    private static String head() {
        return ScriptedResponse.head("chat.completion.chunk");
    }
}
