package io.github.azurellama.simulator.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.CalledTool;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.wire.ResponseFrame;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chat response as a stream. */
public final class ChatChunks extends ChunkedResponse {

    private final boolean filterApart;

    /**
     * Writes this in the style of this server.
     *
     * @param filterApart whether filter results have chunks of their own
     */
    public ChatChunks(Style style, Generated generated, boolean filterApart) {
        super(style, generated, "chat.completion.chunk");
        this.filterApart = filterApart;
    }

    @Override
    List<ResponseFrame> opening() {
        var frames = new ArrayList<ResponseFrame>();
        if (style == Style.OPENAI) {
            frames.add(promptFilter());
        }
        for (var candidate : generated.candidates()) {
            frames.add(immediate(delta(
                    candidate, SimulatorJson.object().put("role", "assistant").put("content", ""))));
        }
        return frames;
    }

    @Override
    ObjectNode word(Candidate candidate, Token token, int place, int offset) {
        var choice = delta(candidate, SimulatorJson.object().put("content", token.text()));
        choice.set("logprobs", parts.chatLogprobs(List.of(token), place, offset));
        return choice;
    }

    @Override
    Stream<ResponseFrame> afterText(Candidate candidate) {
        var calls = style.inference()
                ? Stream.<ResponseFrame>empty()
                : IntStream.range(0, candidate.tools().size())
                        .boxed()
                        .flatMap(index -> fragments(candidate, candidate.tools().get(index), index));
        return Stream.concat(apart(candidate), calls);
    }

    /** What a filter that runs beside the response sends: results without a delta, and a delta that is null. */
    private Stream<ResponseFrame> apart(Candidate candidate) {
        if (!filterApart) {
            return Stream.empty();
        }
        var results = choice(candidate);
        results.set("content_filter_results", parts.responseFilter(candidate));
        int length = candidate.text().length();
        results.putObject("content_filter_offsets")
                .put("check_offset", length)
                .put("start_offset", 0)
                .put("end_offset", length);
        return Stream.of(immediate(results.deepCopy()), immediate(results.putNull("delta")));
    }

    /** A tool call with index: a head with id and name, then the arguments chunk by chunk. */
    private Stream<ResponseFrame> fragments(Candidate candidate, CalledTool tool, int index) {
        var call = tool.call();
        var head =
                SimulatorJson.object().put("index", index).put("id", call.id()).put("type", "function");
        head.putObject("function").put("name", call.name()).put("arguments", "");
        var first = token(toolDelta(candidate, head));
        return Stream.concat(Stream.of(first), tool.argumentTokens().stream().map(fragment -> {
            var delta = SimulatorJson.object().put("index", index);
            delta.putObject("function").put("arguments", fragment.text());
            return token(toolDelta(candidate, delta));
        }));
    }

    /** Model Inference sends calls here, whole, without index and type. */
    @Override
    ResponseFrame finish(Candidate candidate, boolean last) {
        var delta = SimulatorJson.object();
        if (style.inference() && !candidate.tools().isEmpty()) {
            var calls = delta.putArray("tool_calls");
            for (var tool : candidate.tools()) {
                var call = parts.toolCall(tool.call());
                call.remove("type");
                calls.add(call);
            }
        } else if (style != Style.OPENAI) {
            delta.put("content", "");
        }
        var choice = delta(candidate, delta).put("finish_reason", candidate.finishReason());
        if (style == Style.VLLM) {
            ResponseFields.putStopReason(choice, candidate);
        }
        return finishing(choice, last);
    }

    private ObjectNode toolDelta(Candidate candidate, ObjectNode call) {
        var delta = SimulatorJson.object();
        delta.putArray("tool_calls").add(call);
        return delta(candidate, delta);
    }

    private ObjectNode delta(Candidate candidate, ObjectNode delta) {
        var choice = choice(candidate);
        choice.set("delta", delta);
        if (style == Style.OPENAI && !filterApart) {
            boolean judged = delta.hasNonNull("content")
                    && !delta.path("content").asText().isEmpty();
            choice.set("content_filter_results", judged ? parts.responseFilter(candidate) : SimulatorJson.object());
        }
        return choice;
    }

    private ResponseFrame promptFilter() {
        var first = SimulatorJson.object()
                .put("created", 0)
                .put("id", "")
                .put("model", "")
                .put("object", "");
        first.putArray("choices");
        ResponseFields.putPromptFilter(first);
        return ResponseFrame.immediate(first, style.json());
    }
}
