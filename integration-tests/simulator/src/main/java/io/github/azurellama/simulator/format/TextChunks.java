package io.github.azurellama.simulator.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.wire.ResponseFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A completion as a stream. */
public final class TextChunks extends ChunkedResponse {

    /** Writes this in the style of this server. */
    public TextChunks(Style style, Generated generated) {
        super(style, generated, "text_completion");
    }

    /** An echoed prompt arrives as one chunk before the response. */
    @Override
    List<ResponseFrame> opening() {
        var frames = new ArrayList<ResponseFrame>();
        for (var candidate : generated.candidates()) {
            if (!candidate.echoed().isEmpty()) {
                var prompt = candidate.echoed();
                var choice = choice(candidate).put("text", text(prompt));
                choice.set("logprobs", parts.textLogprobs(prompt, 0, 0, prompt.size()));
                frames.add(immediate(choice));
            }
        }
        return frames;
    }

    @Override
    ObjectNode word(Candidate candidate, Token token, int place, int offset) {
        var choice = choice(candidate).put("text", token.text());
        choice.set("logprobs", parts.textLogprobs(List.of(token), place, offset, 0));
        return choice;
    }

    @Override
    Stream<ResponseFrame> afterText(Candidate candidate) {
        return Stream.empty();
    }

    @Override
    ResponseFrame finish(Candidate candidate, boolean last) {
        var choice = choice(candidate).put("text", "").put("finish_reason", candidate.finishReason());
        if (style == Style.VLLM) {
            ResponseFields.putStopReason(choice, candidate);
        }
        return finishing(choice, last);
    }
}
