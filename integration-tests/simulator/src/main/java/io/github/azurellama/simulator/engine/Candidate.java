package io.github.azurellama.simulator.engine;

import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import io.github.azurellama.simulator.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One finished candidate.
 *
 * @param index its number among the candidates
 * @param echoed the prompt's tokens if they are to be returned, else empty
 * @param tokens the tokens of the text
 * @param tools the tool calls
 * @param finishReason why it ended: {@code stop}, {@code length}, {@code tool_calls}, {@code content_filter}, ...
 * @param stopReason the stop text, or the id of the stop token, that ended it
 * @param verdict what content safety made of it
 */
public record Candidate(
        int index,
        List<Token> echoed,
        List<Token> tokens,
        List<CalledTool> tools,
        String finishReason,
        @Nullable Object stopReason,
        Verdict verdict) {

    /** The text that is returned, with the prompt if it is echoed. */
    public String text() {
        return shown().stream().map(Token::text).collect(Collectors.joining());
    }

    /** The tokens that are returned: the echoed prompt, then the response. */
    public List<Token> shown() {
        if (echoed.isEmpty()) {
            return tokens;
        }
        var all = new ArrayList<>(echoed);
        all.addAll(tokens);
        return all;
    }

    /** How many tokens the model produced. */
    public int size() {
        return tokens.size() + tools.stream().mapToInt(CalledTool::size).sum();
    }

    /** The same candidate under another number. */
    public Candidate numbered(int number) {
        return new Candidate(number, echoed, tokens, tools, finishReason, stopReason, verdict);
    }

    /** The same candidate, returned with its prompt. */
    public Candidate echoing(List<Token> prompt) {
        return new Candidate(index, prompt, tokens, tools, finishReason, stopReason, verdict);
    }
}
