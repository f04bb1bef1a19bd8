package io.github.azurellama.benchmarks.jmh;

import io.github.azurellama.benchmarks.server.ServerEvents;
import io.github.azurellama.internal.http.EventStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of a stream to the data of its events, per token. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventReading {

    private static final int TOKENS = 500;
    private static final int MAX_BYTES = 1024 * 1024;

    private final byte[] stream = String.join("", ServerEvents.of(TOKENS)).getBytes(StandardCharsets.UTF_8);

    /** Reads a response. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public void read(Blackhole hole) throws IOException {
        new EventStreamReader(new ByteArrayInputStream(stream), MAX_BYTES).readAll((name, data, offset, length) -> {
            hole.consume(length);
            return true;
        });
    }
}
