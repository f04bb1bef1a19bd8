package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.engine.Engine;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.request.GenerationRequest;
import io.github.azurellama.simulator.request.GenerationRequest.Prompt;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns a request into candidates: filters the prompt, calls the responder, lets the engine generate. */
record Generation(SimulatorConfig config, ContentSafety safety, Ids ids) {

    List<Candidate> candidates(GenerationRequest request) {
        var candidates = new ArrayList<Candidate>();
        for (var prompt : request.prompts()) {
            refuseHarm(prompt.conversation());
            refuseUnsupported(prompt.conversation());
            for (int i = 0; i < request.count(); i++) {
                var candidate = candidate(request, prompt, i).numbered(candidates.size());
                candidates.add(request.echo() ? candidate.echoing(prompt.tokens()) : candidate);
            }
        }
        return List.copyOf(candidates);
    }

    private Candidate candidate(GenerationRequest request, Prompt prompt, int number) {
        var output = config.responder()
                .respond(seen(prompt.conversation()).candidate(number))
                .orElse(ModelOutput.text("I have nothing to say about that."));
        if (output.verdict() == Verdict.PROMPT_BLOCKED && safety.filters()) {
            throw filtered();
        }
        return Engine.generate(judged(sent(request, output), prompt), request.sampling(), safety);
    }

    /** The marker cuts the response wherever it stands: in the prompt, or in the response itself. */
    private static ModelOutput judged(ModelOutput output, Prompt prompt) {
        return prompt.conversation().question().contains(Engine.CUT_MARKER)
                ? output.judged(Verdict.RESPONSE_CUT)
                : output;
    }

    private void refuseHarm(Conversation conversation) {
        if (safety.filters()
                && conversation.messages().stream()
                        .anyMatch(message -> message.text().contains(ContentSafety.VIOLENCE_MARKER))) {
            throw filtered();
        }
    }

    private static ErrorResponseException filtered() {
        return new ErrorResponseException(errorFormat -> errorFormat.filtered("prompt"));
    }

    private void refuseUnsupported(Conversation conversation) {
        if (config.has(Defect.TOOLS_REFUSED)
                && !conversation.tools().isEmpty()
                && conversation.toolChoice().mode() == ToolChoice.Mode.AUTO) {
            throw ErrorResponseException.engine(
                    "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set");
        }
        if (config.has(Defect.FORMATS_REFUSED) && conversation.format().kind() != OutputFormat.Kind.TEXT) {
            var type =
                    conversation.request().path("response_format").path("type").asText("guided decoding");
            throw new ErrorResponseException(errorFormat -> errorFormat.unsupportedFormat(type));
        }
        if (config.has(Defect.ROLES_MUST_ALTERNATE)) {
            requireAlternation(conversation.messages());
        }
    }

    /** The rule of older chat templates: user and assistant take turns after the system message. */
    private static void requireAlternation(List<Message> messages) {
        var roles = messages.stream()
                .map(Message::role)
                .filter(role -> role != Role.SYSTEM)
                .toList();
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i) != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
                throw ErrorResponseException.engine(
                        "Conversation roles must alternate user/assistant/user/assistant/...");
            }
        }
    }

    private Conversation seen(Conversation conversation) {
        return config.has(Defect.TOOLS_IGNORED) ? conversation.withoutTools() : conversation;
    }

    private ModelOutput sent(GenerationRequest request, ModelOutput output) {
        if (output.toolCalls().isEmpty()) {
            return output;
        }
        if (config.has(Defect.TOOL_CALLS_LEAK_AS_TEXT)) {
            return ModelOutput.text(leaked(output.toolCalls()));
        }
        boolean oneOnly = request.body().path("parallel_tool_calls").isBoolean()
                && !request.body().path("parallel_tool_calls").asBoolean();
        var calls = output.toolCalls().stream()
                .limit(oneOnly ? 1 : Long.MAX_VALUE)
                .map(call -> call.id().isBlank() ? call.withId("chatcmpl-tool-" + ids.hex()) : call)
                .toList();
        return new ModelOutput(output.text(), calls, output.finishReason(), output.verdict());
    }

    private static String leaked(List<ToolCall> calls) {
        return calls.stream()
                .map(call -> "{\"name\": \"" + call.name() + "\", \"arguments\": " + call.arguments() + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
