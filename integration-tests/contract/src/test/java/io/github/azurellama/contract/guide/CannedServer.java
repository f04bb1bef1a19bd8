package io.github.azurellama.contract.guide;

import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.fault.Fault;
import java.util.List;
import java.util.Map;

/** Responds with known values in every field of the guide's response tables, complete or as a stream, as the route requires. */
final class CannedServer {

    private static final String HEAD =
            "\"id\":\"answer-7\",\"object\":\"%s\",\"created\":2012359,\"model\":\"Llama-7\"";
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"total_tokens\":16,\"completion_tokens\":5}";

    private static final String LIKELY = "{\" you\":-0.5,\" there\":-1.25}";

    private final Scenario scenario;
    private final Operation operation;

    CannedServer(Scenario scenario, Operation operation) {
        this.scenario = scenario;
        this.operation = operation;
    }

    /** Two choices, the second of them first; the first has log probabilities and ended with this (JSON). */
    GuideResponse answer(String finishReason) {
        try (var deployed = scenario.saying("never said")) {
            return ask(deployed, fault(finishReason));
        }
    }

    GuideResponse ask(Deployment deployed, Fault fault) {
        deployed.azure().failNext(fault);
        return GuideResponse.ask(deployed, operation, "Hi", model -> model.maxOutputTokens(5));
    }

    private Fault fault(String finishReason) {
        if (!scenario.isStreaming()) {
            return Fault.status(
                    200,
                    "{" + HEAD.formatted(object(""))
                            + ",\"choices\":["
                            + choice(1, "Hola.", "null", "\"stop\"") + ","
                            + choice(
                                    0,
                                    "Hey you",
                                    logprobs("\"Hey\",\" you\"", "0,3", "null,-0.5", "null," + LIKELY),
                                    finishReason)
                            + "]," + USAGE + "}");
        }
        return stream(List.of(
                chunk(choice(1, "Hola", "null", "null")),
                chunk(choice(0, "Hey", logprobs("\"Hey\"", "0", "null", "null"), "null")),
                chunk(choice(1, ".", "null", "null")),
                chunk(choice(0, " you", logprobs("\" you\"", "3", "-0.5", LIKELY), "null")),
                chunk(choice(1, "", "null", "\"stop\"")),
                "{" + HEAD.formatted(object(".chunk")) + ",\"choices\":[" + choice(0, "", "null", finishReason) + "],"
                        + USAGE + "}"));
    }

    private static Fault stream(List<String> events) {
        var text = new StringBuilder();
        events.forEach(event -> text.append("data: ").append(event).append("\n\n"));
        return new Fault.Refuse(200, Map.of("content-type", "text/event-stream"), text + "data: [DONE]\n\n");
    }

    private String chunk(String choice) {
        return "{" + HEAD.formatted(object(".chunk")) + ",\"choices\":[" + choice + "]}";
    }

    private String object(String suffix) {
        return operation == Operation.CHAT ? "chat.completion" + suffix : "text_completion";
    }

    private String choice(int index, String text, String logprobs, String finishReason) {
        return "{\"index\":" + index + "," + said(text) + ",\"logprobs\":" + logprobs + ",\"finish_reason\":"
                + finishReason + "}";
    }

    private String said(String text) {
        if (operation == Operation.COMPLETION) {
            return "\"text\":\"" + text + "\"";
        }
        return (scenario.isStreaming() ? "\"delta\"" : "\"message\"") + ":{\"role\":\"assistant\",\"content\":\"" + text
                + "\"}";
    }

    private static String logprobs(String tokens, String offsets, String chosen, String top) {
        return "{\"text_offsets\":[" + offsets + "],\"token_logprobs\":[" + chosen + "],\"tokens\":[" + tokens
                + "],\"top_logprobs\":[" + top + "]}";
    }
}
