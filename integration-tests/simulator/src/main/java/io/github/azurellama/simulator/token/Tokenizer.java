package io.github.azurellama.simulator.token;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits text into tokens whose texts, joined, are the text again. */
public final class Tokenizer {

    /** What one image counts in a prompt. */
    public static final int TOKENS_PER_IMAGE = 256;

    private static final Pattern TOKEN =
            Pattern.compile(" ?[\\p{L}\\p{M}\\p{N}]+| ?[^\\s\\p{L}\\p{M}\\p{N}]|\\s", Pattern.UNICODE_CHARACTER_CLASS);

    private Tokenizer() {}

    /** The tokens of a text. */
    public static List<Token> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(match -> Token.of(match.group()))
                .toList();
    }

    /**
     * The tokens of a tool call's arguments. Servers never send a fragment of white space alone, and send the empty
     * object whole, so those are kept together here.
     */
    public static List<Token> argumentTokens(String json) {
        if (json.equals("{}")) {
            return List.of(Token.of(json));
        }
        var tokens = new ArrayList<Token>();
        var blank = "";
        for (var token : tokens(json)) {
            if (token.text().isBlank()) {
                blank += token.text();
            } else {
                tokens.add(Token.of(blank + token.text()));
                blank = "";
            }
        }
        if (!blank.isEmpty()) {
            tokens.add(Token.of(blank));
        }
        return tokens;
    }

    /** How many tokens a text has. */
    public static int count(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }
}
