package io.github.azurellama.benchmarks.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Watches this process as Linux sees it: threads of the operating system, those of the JVM included, and resident memory. */
final class ProcessWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 50;

    private final AtomicLong threads = new AtomicLong();
    private final Thread watch = new Thread(this::watch, "process-watch");

    ProcessWatch() {
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (true) {
                peakThreads();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** The most that were seen, without the one that watches. */
    double peakThreads() {
        return threads.accumulateAndGet(status("Threads:"), Math::max) - 1;
    }

    double peakMegabytes() {
        return status("VmHWM:") / 1024.0;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private static long status(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("threads and memory are counted on Linux only", e);
        }
    }
}
