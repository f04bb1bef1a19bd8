package io.github.azurellama.testing;

/** Counts how many characters of a text are read, which shows quadratic time on any machine. */
public final class CountedText implements CharSequence {

    private final CharSequence text;
    private final int offset;
    private final int length;
    private final long[] reads;

    public CountedText(CharSequence text) {
        this(text, 0, -1, new long[1]);
    }

    private CountedText(CharSequence text, int offset, int length, long[] reads) {
        this.text = text;
        this.offset = offset;
        this.length = length;
        this.reads = reads;
    }

    public long reads() {
        return reads[0];
    }

    /** The text may grow, unless this is a section of another. */
    @Override
    public int length() {
        return length < 0 ? text.length() : length;
    }

    @Override
    public char charAt(int index) {
        reads[0]++;
        return text.charAt(offset + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text, offset + start, end - start, reads);
    }

    @Override
    public String toString() {
        reads[0] += length();
        return text.subSequence(offset, offset + length()).toString();
    }
}
