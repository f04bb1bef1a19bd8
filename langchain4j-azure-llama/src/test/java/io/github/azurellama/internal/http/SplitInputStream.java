package io.github.azurellama.internal.http;

import java.io.InputStream;

/** Gives its bytes in reads of these lengths, then the rest. */
class SplitInputStream extends InputStream {
    private final byte[] bytes;
    private final int[] lengths;
    private int read;
    private int position;

    SplitInputStream(byte[] bytes, int... lengths) {
        this.bytes = bytes;
        this.lengths = lengths;
    }

    @Override
    public int read() {
        throw new AssertionError("reads byte by byte");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position == bytes.length) {
            return -1;
        }
        int wanted = read < lengths.length ? lengths[read++] : bytes.length;
        int given = Math.min(Math.min(length, wanted), bytes.length - position);
        System.arraycopy(bytes, position, buffer, offset, given);
        position += given;
        return given;
    }
}
