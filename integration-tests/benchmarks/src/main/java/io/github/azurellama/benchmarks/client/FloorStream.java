package io.github.azurellama.benchmarks.client;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import okio.BufferedSource;
import okio.Okio;

/** Reads events of one line each into one array, and the fields of each event where it lies. */
final class FloorStream {

    private static final int DATA = "data: ".length();

    private final TokenListener listener;
    private final FloorResponse answer = new FloorResponse();
    private final StringBuilder text = new StringBuilder();
    private byte[] buffer = new byte[8 * 1024];

    FloorStream(TokenListener listener) {
        this.listener = listener;
    }

    void readAll(BufferedSource source) throws IOException {
        int end = 0;
        int searched = 0;
        while (true) {
            int read = source.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw new EOFException();
            }
            end += read;
            int begin = 0;
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    if (i > begin && isLast(begin + DATA, i)) {
                        source.readAll(Okio.blackhole()); // closed before its end, a stream of HTTP/2 is reset
                        return;
                    }
                    begin = i + 1;
                }
            }
            end -= begin;
            System.arraycopy(buffer, begin, buffer, 0, end);
            searched = end;
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * end);
            }
        }
    }

    private boolean isLast(int from, int to) throws IOException {
        if (buffer[from] == '[') {
            if (!answer.isWhole()) {
                throw new EOFException("the stream ended before the response was complete");
            }
            listener.onEnd(text.toString());
            return true;
        }
        String chunk = answer.take(buffer, from, to);
        if (!chunk.isEmpty()) {
            text.append(chunk);
            listener.onText(chunk);
        }
        return false;
    }
}
