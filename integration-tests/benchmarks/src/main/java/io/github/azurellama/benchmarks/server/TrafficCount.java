package io.github.azurellama.benchmarks.server;

/**
 * What a client caused at the server.
 *
 * @param connections how many it opened
 * @param resets how many {@code RST_STREAM} frames it sent
 */
public record TrafficCount(int connections, int resets) {

    /** Reads {@link #toLine}. */
    public static TrafficCount parse(String line) {
        String[] counts = line.split(" ", -1);
        return new TrafficCount(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }

    /** Both on one line. */
    String toLine() {
        return connections + " " + resets;
    }
}
