package io.github.azurellama.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Metric;
import io.github.azurellama.benchmarks.server.Transport;
import java.io.IOException;
import java.nio.file.Path;

/** All numbers of all rounds, for programs. */
public final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    /** Writes them to a file. */
    public static void write(Results results, Transport transport, Path file) throws IOException {
        ObjectNode root =
                MAPPER.createObjectNode().put("machine", Machine.describe()).put("transport", transport.option());
        for (Metric metric : results.metrics()) {
            ObjectNode entry = root.withObjectProperty("figures").putObject(metric.name());
            entry.put("title", metric.title()).put("unit", metric.unit());
            for (Subject subject : Subject.values()) {
                entry.putObject(subject.title())
                        .put("median", results.median(metric, subject))
                        .set("rounds", MAPPER.valueToTree(results.rounds(metric, subject)));
            }
            entry.put("toSse", results.ratio(metric, Subject.SSE))
                    .put("toSseTarget", metric.target().toSse());
            entry.put("toPeer", results.ratio(metric, Subject.PEER))
                    .put("toPeerTarget", metric.target().toPeer())
                    .put("toFloor", results.ratio(metric, Subject.FLOOR))
                    .put("toFloorTarget", metric.target().toFloor())
                    .put("limit", metric.target().limit())
                    .put("met", results.isMet(metric));
        }
        results.counts()
                .forEach((figure, clients) -> clients.forEach((subject, counts) -> root.withObjectProperty("counts")
                        .withObjectProperty(figure.option())
                        .set(subject.title(), MAPPER.valueToTree(counts))));
        MAPPER.writeValue(file.toFile(), root);
    }
}
