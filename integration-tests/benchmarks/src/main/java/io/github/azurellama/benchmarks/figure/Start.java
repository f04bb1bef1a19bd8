package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.process.ChildJvm;
import io.github.azurellama.benchmarks.process.FirstResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How long a new JVM takes from its launch until its first response. */
record Start() implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) throws IOException {
        var millis = DoubleStream.builder();
        for (int i = 0; i < effort.starts(); i++) {
            long begin = System.nanoTime();
            try (var child = ChildJvm.start(FirstResponse.class, subject.name(), url)) {
                child.readLine();
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return Measured.withoutFailures(
                Map.of(Metric.START_WALL, new Percentiles(millis.build().toArray()).median()));
    }
}
