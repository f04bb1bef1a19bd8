package io.github.azurellama.internal.token;

/** Counts the tokens of a text. */
public interface TextTokenizer {

    /** The tokens of the text alone. The spelling of a special token counts as ordinary text. */
    int count(String text);
}
