package io.github.azurellama.benchmarks.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Effort;
import io.github.azurellama.benchmarks.figure.Figure;
import io.github.azurellama.benchmarks.figure.Metric;
import java.io.IOException;
import java.util.Map;

/** Measures one client once, in a JVM of its own. */
public final class Worker {

    private Worker() {}

    /** Takes figure, client, the server's URL and effort, and prints the numbers as JSON. */
    public static void main(String[] args) throws Exception {
        Map<Metric, Double> numbers =
                Figure.valueOf(args[0]).measure(Subject.valueOf(args[1]), args[2], Effort.valueOf(args[3]));
        System.out.println(new ObjectMapper().writeValueAsString(numbers));
        System.exit(0); // some clients leave threads behind
    }

    /** Runs it in a new JVM. */
    public static Map<Metric, Double> run(Figure figure, Subject subject, String url, Effort effort)
            throws IOException {
        try (var child = ChildJvm.start(Worker.class, figure.name(), subject.name(), url, effort.name())) {
            return new ObjectMapper().readValue(child.readLine(), new TypeReference<Map<Metric, Double>>() {});
        }
    }
}
