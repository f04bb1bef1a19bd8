package io.github.azurellama.simulator.engine;

import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generates: reads a responder's output token by token until something ends it. */
public final class Engine {

    /** A text that contains this marker is cut there by the content filter. */
    public static final String CUT_MARKER = "[[cut by filter]]";

    /** How many tokens a response has when the filter cuts it and no marker says where. */
    private static final int TOKENS_BEFORE_CUT = 3;

    private Engine() {}

    /** Generates one candidate. */
    public static Candidate generate(ModelOutput output, Sampling sampling, ContentSafety safety) {
        int marker = output.text().indexOf(CUT_MARKER);
        if (safety.filters() && (marker >= 0 || output.verdict() == Verdict.RESPONSE_CUT)) {
            var harmless = marker >= 0 ? output.text().substring(0, marker).stripTrailing() : output.text();
            var tokens = Tokenizer.tokens(harmless);
            return cut(marker >= 0 ? tokens : tokens.subList(0, Math.min(TOKENS_BEFORE_CUT, tokens.size())), safety);
        }
        var tokens = Tokenizer.tokens(output.text());
        var writing = new Writing(sampling);
        boolean open = writing.write(tokens, sampling.maxTokens());
        if (open && output.toolCalls().isEmpty() && !tokens.isEmpty()) {
            open = writing.writeOn(tokens);
        }
        var tools = open ? called(output, sampling.maxTokens() - writing.tokens.size()) : List.<CalledTool>of();
        int size = writing.tokens.size()
                + tools.stream().mapToInt(CalledTool::size).sum();
        boolean full = size >= sampling.maxTokens();
        var reason = reason(output, open && full, !tools.isEmpty());
        return new Candidate(0, List.of(), writing.tokens, tools, reason, writing.stopReason, output.verdict());
    }

    private static Candidate cut(List<Token> tokens, ContentSafety safety) {
        return safety == ContentSafety.BLANKS
                ? new Candidate(0, List.of(), List.of(), List.of(), "stop", null, Verdict.RESPONSE_CUT)
                : new Candidate(0, List.of(), tokens, List.of(), "content_filter", null, Verdict.RESPONSE_CUT);
    }

    private static String reason(ModelOutput output, boolean limited, boolean calls) {
        if (!output.finishReason().isEmpty()) {
            return output.finishReason();
        }
        if (output.verdict() == Verdict.FILTER_FAILED) {
            return "content_filter_error";
        }
        if (limited) {
            return "length";
        }
        return calls ? "tool_calls" : "stop";
    }

    private static List<CalledTool> called(ModelOutput output, int budget) {
        var called = new ArrayList<CalledTool>();
        int left = budget;
        for (var call : output.toolCalls()) {
            if (left <= 0) {
                break;
            }
            var all = Tokenizer.argumentTokens(call.arguments());
            var kept = all.subList(0, Math.min(all.size(), left - 1));
            var arguments = kept.stream().map(Token::text).reduce("", String::concat);
            var tool = new CalledTool(new ToolCall(call.id(), call.name(), arguments), kept);
            called.add(tool);
            left -= tool.size();
        }
        return called;
    }

    /** The text as it grows, watched for what may end it. */
    private static final class Writing {

        private final Sampling sampling;
        private final List<Token> tokens = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable Object stopReason;

        Writing(Sampling sampling) {
            this.sampling = sampling;
        }

        /** Writes until the limit; whether the response may go on. */
        boolean write(List<Token> source, int limit) {
            for (var token : source) {
                if (tokens.size() >= limit) {
                    return true;
                }
                if (ends(token)) {
                    return false;
                }
            }
            return true;
        }

        /** Goes on past the end of the response, by generating it again, where the request wants that. */
        boolean writeOn(List<Token> source) {
            int limit =
                    sampling.ignoreEos() ? sampling.maxTokens() : Math.min(sampling.minTokens(), sampling.maxTokens());
            var end = List.of(sampling.skipSpecial() ? Token.of("\n") : Token.END_OF_TURN);
            while (tokens.size() < limit) {
                if (!write(end, limit) || !write(source, limit)) {
                    return false;
                }
            }
            return true;
        }

        private boolean ends(Token token) {
            if (sampling.stopTokenIds().contains(token.id())) {
                stopReason = token.id();
                if (!token.special()) {
                    append(token);
                }
                return true;
            }
            append(token);
            for (var stop : sampling.stop()) {
                int from = Math.max(0, text.length() - token.text().length() - stop.length());
                int hit = text.indexOf(stop, from);
                if (hit >= 0) {
                    stopReason = stop;
                    shorten(sampling.includeStop() ? hit + stop.length() : hit);
                    return true;
                }
            }
            return false;
        }

        private void append(Token token) {
            tokens.add(token);
            text.append(token.text());
        }

        private void shorten(int length) {
            while (text.length() > length) {
                var last = tokens.remove(tokens.size() - 1);
                int begin = text.length() - last.text().length();
                text.setLength(begin);
                if (begin < length) {
                    append(Token.of(last.text().substring(0, length - begin)));
                }
            }
        }
    }
}
