package io.github.azurellama.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.BenchmarkServer;
import java.util.Arrays;
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

    private final BenchmarkServer server = new BenchmarkServer();

    @BeforeAll
    void only_where_threads_can_be_counted() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Stream<Arguments> figures() {
        return Stream.of(Figure.values())
                .flatMap(figure -> Stream.of(Subject.values())
                        .filter(figure::suits)
                        .map(subject -> Arguments.of(figure, subject)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_gives_its_numbers_with_each_client(Figure figure, Subject subject) throws Exception {
        List<Metric> expected = Arrays.stream(Metric.values())
                .filter(metric -> metric.figure() == figure)
                .toList();

        Map<Metric, Double> numbers = figure.measure(subject, server.url(), Effort.SMOKE);

        assertThat(numbers).containsOnlyKeys(expected);
        assertThat(numbers.values()).allSatisfy(number -> assertThat(number).isPositive());
    }
}
