package io.github.azurellama.internal.token;

import java.util.regex.Pattern;

/**
 * How Llama 3 splits a text before it looks up tokens: no token crosses such a boundary. Source: the pattern in
 * {@code tokenizer.py} of Meta's repository {@code llama3}.
 */
final class PreTokenizer {

    /** A contraction, a word with the character before it, up to three digits, other signs, line ends, other spaces. */
    static final Pattern PATTERN = Pattern.compile(
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private PreTokenizer() {}
}
