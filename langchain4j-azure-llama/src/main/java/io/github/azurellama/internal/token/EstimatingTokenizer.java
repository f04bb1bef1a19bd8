package io.github.azurellama.internal.token;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.DEVANAGARI;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.THAI;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Estimates without a vocabulary: splits a text as Llama 3 does, which makes digits and spaces exact, and weighs letters by
 * their script. The weights were fitted to counts of Llama 3's vocabulary; their error is in the javadoc of
 * {@link io.github.azurellama.AzureLlamaTokenCountEstimator}.
 */
public final class EstimatingTokenizer implements TextTokenizer {

    private static final Map<UnicodeScript, Double> TOKENS_PER_LETTER = Map.ofEntries(
            Map.entry(HAN, 0.82),
            Map.entry(HIRAGANA, 0.7),
            Map.entry(KATAKANA, 0.7),
            Map.entry(HANGUL, 0.75),
            Map.entry(CYRILLIC, 0.36),
            Map.entry(GREEK, 0.44),
            Map.entry(ARABIC, 0.42),
            Map.entry(HEBREW, 1.18),
            Map.entry(DEVANAGARI, 0.73),
            Map.entry(THAI, 0.53));

    /** For scripts that were not measured: most letters have three bytes in UTF-8, and few are merged. */
    private static final double TOKENS_PER_OTHER_LETTER = 1.5;

    private static final double TOKENS_PER_SIGN_BEFORE_A_WORD = 0.2;
    private static final double TOKENS_PER_CHANGE_OF_SIGN = 0.6;
    private static final double TOKENS_PER_SURROGATE = 1;

    @Override
    public int count(String text) {
        var latin = LatinWords.in(text);
        double tokens = 0;
        Matcher words = PreTokenizer.PATTERN.matcher(text);
        while (words.find()) {
            tokens += Math.max(1, tokens(words.group(), latin));
        }
        return (int) Math.round(tokens);
    }

    private static double tokens(String word, LatinWords latin) {
        int first = word.codePointAt(0);
        if (Character.isLetter(first)) {
            return letters(word, latin);
        }
        int length = Character.charCount(first);
        if (length < word.length() && Character.isLetter(word.codePointAt(length))) {
            return (first == ' ' ? 0 : TOKENS_PER_SIGN_BEFORE_A_WORD) + letters(word.substring(length), latin);
        }
        return Character.isDigit(first) || word.isBlank() ? 1 : signs(word.strip());
    }

    private static double letters(String word, LatinWords latin) {
        return UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.LATIN
                ? latin.tokens(word)
                : word.codePoints().mapToDouble(EstimatingTokenizer::letter).sum();
    }

    private static double letter(int letter) {
        return TOKENS_PER_LETTER.getOrDefault(UnicodeScript.of(letter), TOKENS_PER_OTHER_LETTER);
    }

    /** A run of one sign is usually a single token, and so is a common pair. */
    private static double signs(String signs) {
        int changes = 0;
        int surrogates = 0;
        for (int i = 0; i < signs.length(); i++) {
            changes += i > 0 && signs.charAt(i) != signs.charAt(i - 1) ? 1 : 0;
            surrogates += Character.isSurrogate(signs.charAt(i)) ? 1 : 0;
        }
        return 1 + TOKENS_PER_CHANGE_OF_SIGN * Math.max(0, changes - 1) + TOKENS_PER_SURROGATE * surrogates;
    }
}
