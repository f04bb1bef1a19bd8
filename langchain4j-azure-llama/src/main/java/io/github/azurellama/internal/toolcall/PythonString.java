package io.github.azurellama.internal.toolcall;

/** Reads one string literal of Python; escapes mean what they mean there. */
final class PythonString {

    private static final int MAX_OCTAL_DIGITS = 3;

    private final String text;
    private final boolean raw;
    private final String quotes;
    private final StringBuilder value = new StringBuilder();
    private int position;

    /** A literal whose first quote is at an index. */
    PythonString(String text, int index, boolean raw) {
        this.text = text;
        this.raw = raw;
        String quote = text.substring(index, index + 1);
        this.quotes = text.startsWith(quote.repeat(3), index) ? quote.repeat(3) : quote;
        this.position = index + quotes.length();
    }

    /** The index behind the literal, once it was read. */
    int position() {
        return position;
    }

    String read() {
        while (!text.startsWith(quotes, position)) {
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
        int end = text.indexOf('}', position);
        if (next() != '{' || end < 0) {
            throw new PythonLiterals.NotPython();
        }
        try {
            int codePoint = Character.codePointOf(text.substring(position, end));
            position = end + 1;
            return codePoint;
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
