package io.github.azurellama.internal.toolcall;

/** Reads one string literal of Python; escapes mean what they mean there. */
final class PythonString {

    private static final int MAX_OCTAL_DIGITS = 3;

    /** Longer than any name of Unicode. */
    private static final int MAX_NAME = 100;

    private final CharSequence text;
    private final boolean raw;
    private final String quotes;
    private final StringBuilder value = new StringBuilder();
    private int position;

    /** A literal whose first quote is at an index. */
    PythonString(CharSequence text, int index, boolean raw) {
        this.text = text;
        this.raw = raw;
        String quote = String.valueOf(text.charAt(index));
        this.quotes = CallStart.isAt(quote.repeat(3), text, index) ? quote.repeat(3) : quote;
        this.position = index + quotes.length();
    }

    /** The index behind the literal, once it was read. */
    int position() {
        return position;
    }

    String read() {
        while (!CallStart.isAt(quotes, text, position)) {
            char c = next();
            if (c != '\\') {
                value.append(c);
            } else if (raw) {
                value.append(c).append(next());
            } else {
                escape(next());
            }
        }
        position += quotes.length();
        return value.toString();
    }

    private char next() {
        if (position >= text.length()) {
            throw new PythonLiterals.NotPython();
        }
        return text.charAt(position++);
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> {} // a line that goes on
            case '\\', '\'', '"' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case 'x' -> value.append((char) hexadecimal(2));
            case 'u' -> value.append((char) hexadecimal(4));
            case 'U' -> codePoint(hexadecimal(8));
            case 'N' -> codePoint(named());
            case '0', '1', '2', '3', '4', '5', '6', '7' -> value.append((char) octal(c));
            default -> value.append('\\').append(c);
        }
    }

    private int hexadecimal(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0 || number > Character.MAX_CODE_POINT) {
                throw new PythonLiterals.NotPython();
            }
            number = number * 16 + digit;
        }
        return number;
    }

    private int octal(char first) {
        int number = first - '0';
        for (int digits = 1; digits < MAX_OCTAL_DIGITS && position < text.length(); digits++) {
            int digit = Character.digit(text.charAt(position), 8);
            if (digit < 0) {
                break;
            }
            number = number * 8 + digit;
            position++;
        }
        return number;
    }

    private int named() {
        var name = new StringBuilder();
        char c = next();
        if (c != '{') {
            throw new PythonLiterals.NotPython();
        }
        for (c = next(); c != '}' && name.length() < MAX_NAME; c = next()) {
            name.append(c);
        }
        try {
            return Character.codePointOf(name.toString());
        } catch (IllegalArgumentException e) {
            throw new PythonLiterals.NotPython();
        }
    }

    private void codePoint(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)) {
            throw new PythonLiterals.NotPython();
        }
        value.appendCodePoint(codePoint);
    }
}
