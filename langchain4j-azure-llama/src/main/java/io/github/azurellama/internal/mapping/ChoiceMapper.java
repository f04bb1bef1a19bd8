package io.github.azurellama.internal.mapping;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** One of the answers. */
public final class ChoiceMapper {

    private ChoiceMapper() {}

    /**
     * All answers, ordered by index, which the wire does not promise.
     *
     * @throws IOException if there are none
     */
    static List<Choice> map(Completion answer) throws IOException {
        List<Choice> choices = new ArrayList<>(answer.choices().size());
        for (CompletionChoice choice : answer.choices()) {
            choices.add(map(choice));
        }
        if (choices.isEmpty()) {
            throw new MalformedResponseException("the server's answer has no choices");
        }
        choices.sort(Comparator.comparingInt(Choice::index));
        return choices;
    }

    private static Choice map(CompletionChoice choice) throws IOException {
        List<ToolExecutionRequest> calls = new ArrayList<>(choice.toolCalls().size());
        for (WireToolCall call : choice.toolCalls()) {
            calls.add(map(call));
        }
        return new Choice(
                choice.index(),
                text(choice),
                calls,
                FinishReasons.map(choice.finishReason(), !calls.isEmpty(), choice.refusal() != null),
                choice.finishReason(),
                choice.stopReason(),
                choice.logprobs(),
                choice.contentFilterResults());
    }

    private static String text(CompletionChoice choice) {
        if (choice.text() != null && !choice.text().isEmpty()) {
            return choice.text();
        }
        return choice.refusal() == null ? "" : choice.refusal();
    }

    /** Ids are generated where a server leaves them out, because results refer to calls by id. */
    private static ToolExecutionRequest map(WireToolCall call) throws IOException {
        if (call.name() == null || call.name().isBlank()) {
            throw new MalformedResponseException("the answer calls a tool without naming it");
        }
        return ToolExecutionRequest.builder()
                .id(call.id() == null || call.id().isBlank() ? newId() : call.id())
                .name(call.name())
                .arguments(call.arguments() == null || call.arguments().isBlank() ? "{}" : call.arguments())
                .build();
    }

    public static String newId() {
        return "call_" + UUID.randomUUID();
    }
}
