package io.github.azurellama.benchmarks.figure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.BenchmarkServer;
import io.github.azurellama.benchmarks.server.ServerCertificate;
import io.github.azurellama.benchmarks.server.Transport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each figure can be measured with each client, which compares what it gets with what was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureTest {

    private final Map<Transport, BenchmarkServer> servers = new EnumMap<>(Transport.class);

    @BeforeAll
    void start() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "threads are counted on Linux only");
        ServerCertificate.install();
        for (Transport transport : Transport.values()) {
            servers.put(transport, new BenchmarkServer(transport));
        }
    }

    @AfterAll
    void stop() {
        servers.values().forEach(BenchmarkServer::close);
    }

    private static Stream<Arguments> figures() {
        return Stream.of(Transport.values())
                .flatMap(transport -> Stream.of(Figure.values())
                        .flatMap(figure -> Stream.of(Subject.values())
                                .filter(figure::suits)
                                .map(subject -> Arguments.of(transport, figure, subject))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_gives_its_numbers_with_each_client(Transport transport, Figure figure, Subject subject)
            throws Exception {
        BenchmarkServer server = requireNonNull(servers.get(transport));
        List<Metric> expected = Arrays.stream(Metric.values())
                .filter(metric -> metric.figure() == figure)
                .toList();

        Measured measured = figure.measure(subject, server.url(), Effort.SMOKE);

        assertThat(measured.failures()).isZero();
        assertThat(server.takeTraffic().resets()).isZero();
        assertThat(measured.numbers()).containsOnlyKeys(expected);
        // CPU time comes in ticks of 10 ms, and a busy machine may give so short a run none.
        assertThat(measured.numbers()).allSatisfy((metric, number) -> {
            if (metric.title().contains("CPU")) {
                assertThat(number).isNotNegative();
            } else {
                assertThat(number).isPositive();
            }
        });
    }
}
