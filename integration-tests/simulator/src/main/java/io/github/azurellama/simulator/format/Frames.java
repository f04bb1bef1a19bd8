package io.github.azurellama.simulator.format;

import io.github.azurellama.simulator.wire.ResponseFrame;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Supplier;

/** Sequences of frames that are made one by one, on demand. */
final class Frames {

    private Frames() {}

    /** One sequence after the other. A sequence is made when the one before it has ended. */
    static Iterator<ResponseFrame> sequence(List<Supplier<Iterator<ResponseFrame>>> parts) {
        var left = new ArrayDeque<>(parts);
        return new Iterator<>() {
            private Iterator<ResponseFrame> current = List.<ResponseFrame>of().iterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && !left.isEmpty()) {
                    current = left.removeFirst().get();
                }
                return current.hasNext();
            }

            @Override
            public ResponseFrame next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }

    /** A frame of each sequence in turn, as a server interleaves candidates that it generates together. */
    static Iterator<ResponseFrame> interleaved(List<Iterator<ResponseFrame>> sequences) {
        Queue<Iterator<ResponseFrame>> turns = new ArrayDeque<>(sequences);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (!turns.isEmpty() && !turns.element().hasNext()) {
                    turns.remove();
                }
                return !turns.isEmpty();
            }

            @Override
            public ResponseFrame next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var turn = turns.remove();
                var frame = turn.next();
                turns.add(turn);
                return frame;
            }
        };
    }
}
