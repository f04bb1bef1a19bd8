package io.github.azurellama.benchmarks.server;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What every response says: the same words over and over, with what JSON escapes and what UTF-8 needs several bytes for. */
public final class ResponseText {

    private static final String[] TOKENS = {
        "The",
        " river",
        " rises",
        " in",
        " the",
        " hills",
        ",",
        " where",
        " it",
        " is",
        " called",
        " \"",
        "the",
        " small",
        " one",
        "\"",
        ",",
        " and",
        " passes",
        " three",
        " villages",
        " before",
        " it",
        " reaches",
        " the",
        " plain",
        ".",
        "\n\n",
        "In",
        " spring",
        " the",
        " melt",
        "water",
        " doubles",
        " its",
        " width",
        ";",
        " the",
        " mill",
        " at",
        " Å",
        "sele",
        " then",
        " grinds",
        " day",
        " and",
        " night",
        " –",
        " by",
        " hand",
        ".",
        "\n"
    };

    private ResponseText() {}

    /** The token at that place of a response. */
    static String token(int position) {
        return TOKENS[position % TOKENS.length];
    }

    /** A response of that many tokens. */
    public static String of(int tokens) {
        return IntStream.range(0, tokens).mapToObj(ResponseText::token).collect(Collectors.joining());
    }
}
