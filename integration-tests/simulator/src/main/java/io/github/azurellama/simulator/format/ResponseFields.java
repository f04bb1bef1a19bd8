package io.github.azurellama.simulator.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.wire.FilterResults;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;

/** The parts that whole responses and chunks have in common, in one server's style. */
final class ResponseFields {

    private final Style style;
    private final Generated generated;

    ResponseFields(Style style, Generated generated) {
        this.style = style;
        this.generated = generated;
    }

    /** The fields around the choices. */
    ObjectNode head(String object) {
        var head = SimulatorJson.object()
                .put("id", generated.id())
                .put("object", object)
                .put("created", generated.created());
        // The guide's completion samples have no model at all.
        if (style != Style.SERVERLESS_NATIVE || !object.equals("text_completion")) {
            head.put("model", generated.request().model());
        }
        if (style == Style.OPENAI) {
            head.put("system_fingerprint", "fp_simulated");
        }
        return head;
    }

    ObjectNode usage(int completionTokens) {
        int prompt = generated.request().promptTokens();
        var usage = SimulatorJson.object()
                .put("prompt_tokens", prompt)
                .put("total_tokens", prompt + completionTokens)
                .put("completion_tokens", completionTokens);
        if (style == Style.OPENAI) {
            usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
            usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
        }
        return usage;
    }

    /** The log probabilities of some tokens of a chat, or null. */
    JsonNode chatLogprobs(List<Token> tokens, int place, int offset) {
        int count = generated.request().logprobs();
        if (count < 0 || style == Style.MANAGED_INFERENCE) {
            return NullNode.instance;
        }
        return style.chatLogprobs()
                ? Logprobs.content(tokens, place, count)
                : Logprobs.arrays(tokens, place, offset, count, style.offsetsKey(), 0);
    }

    /** The log probabilities of some tokens of a completion, or null. */
    JsonNode textLogprobs(List<Token> tokens, int place, int offset, int certain) {
        int count = generated.request().logprobs();
        return count < 0
                ? NullNode.instance
                : Logprobs.arrays(tokens, place, offset, count, style.offsetsKey(), certain);
    }

    /** A tool call with its arguments complete. */
    ObjectNode toolCall(ToolCall call) {
        var json = SimulatorJson.object().put("id", call.id()).put("type", "function");
        var function = json.putObject("function").put("name", call.name());
        function.set("arguments", arguments(call.arguments()));
        return json;
    }

    ObjectNode responseFilter(Candidate candidate) {
        return candidate.verdict() == Verdict.FILTER_FAILED
                ? FilterResults.failed()
                : FilterResults.ofResponse(candidate.verdict() == Verdict.RESPONSE_CUT);
    }

    /** Puts the filter's verdict on the prompt. */
    static void putPromptFilter(ObjectNode response) {
        response.putArray("prompt_filter_results")
                .addObject()
                .put("prompt_index", 0)
                .set("content_filter_results", FilterResults.ofPrompt(false));
    }

    /** Puts the stop text or token id that ended the response. */
    static void putStopReason(ObjectNode choice, Candidate candidate) {
        if (candidate.stopReason() instanceof Integer id) {
            choice.put("stop_reason", id);
        } else {
            choice.put("stop_reason", (String) candidate.stopReason());
        }
    }

    private JsonNode arguments(String text) {
        if (style == Style.MANAGED_INFERENCE) {
            try {
                return SimulatorJson.parse(text);
            } catch (JsonProcessingException e) {
                return SimulatorJson.object().textNode(text);
            }
        }
        return SimulatorJson.object().textNode(text);
    }
}
