package io.github.azurellama.benchmarks.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Effort;
import io.github.azurellama.benchmarks.figure.Figure;
import io.github.azurellama.benchmarks.figure.Measured;
import java.io.IOException;

/** Measures one client once, in a JVM of its own. */
public final class Worker {

    private Worker() {}

    /** Takes figure, client, the server's URL and effort, and prints the numbers as JSON. */
    public static void main(String[] args) throws Exception {
        Measured numbers = Figure.valueOf(args[0]).measure(Subject.valueOf(args[1]), args[2], Effort.valueOf(args[3]));
        System.out.println(new ObjectMapper().writeValueAsString(numbers));
        System.exit(0); // some clients leave threads behind
    }

    /** Runs it in a new JVM. */
    public static Measured run(Figure figure, Subject subject, String url, Effort effort) throws IOException {
        try (var child = ChildJvm.start(Worker.class, figure.name(), subject.name(), url, effort.name())) {
            return new ObjectMapper().readValue(child.readLine(), Measured.class);
        }
    }
}
