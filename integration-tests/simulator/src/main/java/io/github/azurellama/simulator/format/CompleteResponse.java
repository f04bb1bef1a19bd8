package io.github.azurellama.simulator.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.CalledTool;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.wire.SimulatorJson;

/** Writes a response that is not streamed. */
public final class CompleteResponse {

    private final Style style;
    private final Generated generated;
    private final ResponseFields parts;

    /** Writes this in the style of this server. */
    public CompleteResponse(Style style, Generated generated) {
        this.style = style;
        this.generated = generated;
        this.parts = new ResponseFields(style, generated);
    }

    /** A {@code chat.completion}. */
    public ObjectNode chat() {
        var response = parts.head("chat.completion");
        var choices = response.putArray("choices");
        generated.candidates().forEach(candidate -> choices.add(chatChoice(candidate)));
        response.set("usage", parts.usage(generated.completionTokens()));
        if (style == Style.OPENAI) {
            ResponseFields.putPromptFilter(response);
        }
        if (style == Style.VLLM) {
            response.putNull("prompt_logprobs");
        }
        return response;
    }

    /** A {@code text_completion}. */
    public ObjectNode text() {
        var response = parts.head("text_completion");
        var choices = response.putArray("choices");
        for (var candidate : generated.candidates()) {
            var choice = choices.addObject().put("index", candidate.index()).put("text", candidate.text());
            int echoed = candidate.echoed().size();
            choice.set("logprobs", parts.textLogprobs(candidate.shown(), 0, 0, echoed));
            choice.put("finish_reason", candidate.finishReason());
            if (style == Style.VLLM) {
                ResponseFields.putStopReason(choice, candidate);
                choice.putNull("prompt_logprobs");
            }
        }
        response.set("usage", parts.usage(generated.completionTokens()));
        return response;
    }

    private ObjectNode chatChoice(Candidate candidate) {
        var choice = SimulatorJson.object().put("index", candidate.index());
        choice.set("message", message(candidate));
        if (style != Style.MANAGED_INFERENCE
                && (!style.serverless() || generated.request().logprobs() >= 0)) {
            choice.set("logprobs", parts.chatLogprobs(candidate.tokens(), 0, 0));
        }
        choice.put("finish_reason", finishReason(candidate));
        if (style == Style.VLLM) {
            ResponseFields.putStopReason(choice, candidate);
        }
        if (style == Style.OPENAI) {
            choice.set("content_filter_results", parts.responseFilter(candidate));
        }
        return choice;
    }

    private ObjectNode message(Candidate candidate) {
        var message = SimulatorJson.object().put("role", "assistant");
        boolean calls = !candidate.tools().isEmpty();
        if (calls && candidate.tokens().isEmpty() && !style.inference() && !style.serverless()) {
            message.putNull("content");
        } else {
            message.put("content", candidate.text());
        }
        if (style == Style.VLLM) {
            message.putNull("reasoning_content");
        }
        if (style == Style.OPENAI) {
            message.putNull("refusal");
        }
        if (calls) {
            var array = message.putArray("tool_calls");
            candidate.tools().stream()
                    .map(CalledTool::call)
                    .map(parts::toolCall)
                    .forEach(array::add);
        } else if (style.serverless()) {
            message.putNull("tool_calls");
        } else if (style != Style.OPENAI) {
            message.putArray("tool_calls");
        }
        return message;
    }

    /** vLLM says {@code stop} when it was forced to call, although there are calls. */
    private String finishReason(Candidate candidate) {
        return style == Style.VLLM
                        && generated.request().toolCallForced()
                        && candidate.finishReason().equals("tool_calls")
                ? "stop"
                : candidate.finishReason();
    }
}
