package io.github.azurellama.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What this JVM holds at a moment when it has nothing to do.
 *
 * @param heapBytes the heap that is in use after a collection
 * @param threads live threads
 * @param sockets open sockets; 0 where the system does not say
 */
record ProcessResources(long heapBytes, int threads, long sockets) {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final long MEGABYTE = 1024 * 1024;

    /** Caches, compiled code and the collector's own slack come to less. */
    private static final long HEAP_SLACK = 16 * MEGABYTE;

    static ProcessResources measure() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return new ProcessResources(least, Thread.getAllStackTraces().size(), openSockets());
    }

    private static long openSockets() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(ProcessResources::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** Idle threads of a pool may come and go, sockets may not. */
    void assertNotMoreThan(ProcessResources before, int threadSlack) {
        assertThat(heapBytes).as("heap").isLessThan(before.heapBytes + HEAP_SLACK);
        assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + threadSlack);
        assertThat(sockets).as("sockets").isLessThanOrEqualTo(before.sockets);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "heap %.1f MiB, %d threads, %d sockets", 1.0 * heapBytes / MEGABYTE, threads, sockets);
    }
}
