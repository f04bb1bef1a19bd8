package io.github.azurellama.internal.mapping;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.github.azurellama.internal.json.JoinedObjects;
import io.github.azurellama.internal.json.Json;
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
import org.jspecify.annotations.Nullable;

/** Maps the choices of a completion. */
public final class ChoiceMapper {

    private ChoiceMapper() {}

    /**
     * The choices of a completion by index, an order that servers do not promise.
     *
     * @throws IOException if there are none
     */
    static List<CompletionChoice> ordered(Completion completion) throws IOException {
        if (completion.choices().isEmpty()) {
            throw new MalformedResponseException("the response has no choices");
        }
        List<CompletionChoice> choices = new ArrayList<>(completion.choices());
        choices.sort(Comparator.comparingInt(CompletionChoice::index));
        return choices;
    }

    static List<Choice> toChoices(List<CompletionChoice> choices) throws IOException {
        String reason = choices.get(0).finishReason();
        if (FinishReasons.isFailure(reason)) {
            throw new MalformedResponseException(
                    "the response is not complete, because the server failed with finish_reason " + reason);
        }
        List<Choice> mapped = new ArrayList<>(choices.size());
        for (CompletionChoice choice : choices) {
            try {
                mapped.add(toChoice(choice));
            } catch (MalformedResponseException e) { // which takes nothing from the choices before it
                if (mapped.isEmpty()) {
                    throw e;
                }
            }
        }
        return mapped;
    }

    private static Choice toChoice(CompletionChoice choice) throws IOException {
        boolean isCut = FinishReasons.isCut(choice.finishReason());
        boolean lostCall = false;
        List<ToolExecutionRequest> calls = new ArrayList<>(choice.toolCalls().size());
        for (WireToolCall call : choice.toolCalls()) {
            if (choice.finishReason() == null && isPresent(call.arguments()) && !isJson(call.arguments())) {
                throw new MalformedResponseException("the response ended within the arguments of a tool call");
            }
            if (isCut && !isJson(call.arguments())) {
                lostCall |= !call.isEmpty(); // the limit cut its arguments, so it cannot run
            } else if (isPresent(call.name())) {
                calls.addAll(toRequests(call));
            }
        }
        String text = text(choice);
        if (!isCut && calls.isEmpty() && text.isEmpty() && hasArguments(choice)) {
            throw new MalformedResponseException("the response calls a tool without naming it");
        }
        return new Choice(
                choice.index(),
                text,
                calls,
                FinishReasons.map(choice.finishReason(), !calls.isEmpty() && !lostCall, choice.refusal() != null),
                choice.finishReason(),
                choice.stopReason(),
                choice.logprobs(),
                choice.contentFilterResults());
    }

    private static boolean hasArguments(CompletionChoice choice) {
        return choice.toolCalls().stream().anyMatch(call -> !call.isEmpty());
    }

    private static boolean isJson(@Nullable String arguments) {
        try {
            return arguments != null && !Json.tree(arguments).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** The text of a choice, or its refusal; "" if it has neither. */
    public static String text(CompletionChoice choice) {
        if (choice.text() != null && !choice.text().isEmpty()) {
            return choice.text();
        }
        return choice.refusal() == null ? "" : choice.refusal();
    }

    /** More than one if the server joined the arguments of several calls. */
    private static List<ToolExecutionRequest> toRequests(WireToolCall call) {
        String given = call.arguments();
        String id = id(call);
        List<ToolExecutionRequest> requests = new ArrayList<>(1);
        for (String arguments : given == null || given.isBlank() ? List.of("{}") : JoinedObjects.in(given)) {
            requests.add(ToolExecutionRequest.builder()
                    .id(requests.isEmpty() ? id : newId())
                    .name(call.name())
                    .arguments(arguments)
                    .build());
        }
        return requests;
    }

    /** The same calls, each with an id. */
    public static List<WireToolCall> withIds(List<WireToolCall> calls) {
        return calls.stream().map(call -> call.withId(id(call))).toList();
    }

    /** Generated where a server sends none, because tool results refer to calls by id. */
    private static String id(WireToolCall call) {
        return call.id() == null || call.id().isBlank() ? newId() : call.id();
    }

    public static String newId() {
        return "call_" + UUID.randomUUID();
    }
}
