package io.github.azurellama.internal.token;

/**
 * Weighs words of Latin letters. Most of Llama 3's tokens are English words or parts of them, so words of other languages
 * need more tokens; letters with accents show that a text is in one of these.
 *
 * @param foreign from 0 for English to 1 for another language
 */
record LatinWords(double foreign) {

    /** German has about 1.5 such letters in a hundred, French 3, Swedish 5. */
    private static final double SHARE_IN_OTHER_LANGUAGES = 0.008;

    private static final int LONG_IN_ENGLISH = 7;
    private static final int LONG_ELSEWHERE = 3;
    private static final int LONG_CAPITALS = 2;
    private static final double TOKENS_PER_LETTER_IN_ENGLISH = 0.09;
    private static final double TOKENS_PER_LETTER_ELSEWHERE = 0.27;
    private static final double TOKENS_PER_CAPITAL = 0.34;
    private static final double TOKENS_PER_ACCENT = 0.38;
    private static final double TOKENS_PER_WORD = 1.03;

    static LatinWords in(String text) {
        int letters = 0;
        int accented = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) && isLatin(c)) {
                letters++;
                accented += isAscii(c) ? 0 : 1;
            }
        }
        return new LatinWords(letters == 0 ? 0 : Math.min(1, accented / (letters * SHARE_IN_OTHER_LANGUAGES)));
    }

    /** The tokens of a word, which may be several in camel case. */
    double tokens(String word) {
        double tokens = 0;
        int begin = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || isBoundary(word, i)) {
                tokens += part(word.substring(begin, i));
                begin = i;
            }
        }
        return tokens
                + TOKENS_PER_ACCENT * word.chars().filter(c -> !isAscii(c)).count();
    }

    private double part(String part) {
        int length = part.length();
        boolean capitals = length > 1 && Character.isUpperCase(part.charAt(1));
        if (capitals) {
            return TOKENS_PER_WORD + TOKENS_PER_CAPITAL * Math.max(0, length - LONG_CAPITALS);
        }
        return TOKENS_PER_WORD
                + (1 - foreign) * TOKENS_PER_LETTER_IN_ENGLISH * Math.max(0, length - LONG_IN_ENGLISH)
                + foreign * TOKENS_PER_LETTER_ELSEWHERE * Math.max(0, length - LONG_ELSEWHERE);
    }

    /** As between {@code chat} and {@code Model} in {@code chatModel}, and between {@code JSON} and {@code Schema}. */
    private static boolean isBoundary(String word, int i) {
        boolean upper = Character.isUpperCase(word.charAt(i));
        boolean afterUpper = Character.isUpperCase(word.charAt(i - 1));
        boolean beforeLower = i + 1 < word.length() && Character.isLowerCase(word.charAt(i + 1));
        return upper && (!afterUpper || beforeLower);
    }

    private static boolean isLatin(char c) {
        return isAscii(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static boolean isAscii(int c) {
        return c < 128;
    }
}
