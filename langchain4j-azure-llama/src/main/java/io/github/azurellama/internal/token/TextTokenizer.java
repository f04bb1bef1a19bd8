package io.github.azurellama.internal.token;

/** Counts the tokens of a text. */
public interface TextTokenizer {

    /** How many tokens the text has by itself, where what spells a special token is text as any other. */
    int count(String text);
}
