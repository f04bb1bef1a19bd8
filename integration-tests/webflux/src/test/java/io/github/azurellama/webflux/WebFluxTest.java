package io.github.azurellama.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Browsers, the application and its model's server in one JVM, which has two threads for the first two and one for the last. */
final class WebFluxTest {

    /** CI opens 2,000. */
    private static final int STREAMS = Integer.getInteger("streams", 500);

    private static final int TOKENS = 20;
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConnectionProvider connections =
            ConnectionProvider.builder("browsers").maxConnections(STREAMS).build();

    @Test
    void many_streams_are_open_at_once_and_complete() {
        try (var server = new PacedServer(STREAMS, TOKENS, PACE);
                var application = start(server)) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            threads.resetPeakThreadCount();
            long begin = System.nanoTime();
            long cpu = cpuNanos();

            List<List<String>> stories = stories(application, STREAMS)
                    .flatMap(Flux::collectList, STREAMS)
                    .collectList()
                    .block(PATIENCE);

            System.out.printf(
                    "%d streams of %d tokens, one each %d ms: %.1f s, %.1f s of CPU, %d platform threads at most, %d MB of heap%n",
                    STREAMS,
                    TOKENS,
                    PACE.toMillis(),
                    (System.nanoTime() - begin) / 1e9,
                    (cpuNanos() - cpu) / 1e9,
                    threads.getPeakThreadCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
            assertThat(stories)
                    .hasSize(STREAMS)
                    .allMatch(story -> story.equals(Collections.nCopies(TOKENS, PacedServer.TOKEN)));
        }
    }

    @Test
    void a_browser_that_goes_away_ends_the_call() throws InterruptedException {
        int few = 20;
        try (var server = new PacedServer(few, 1, PACE);
                var application = start(server)) {
            stories(application, few).flatMap(story -> story.take(1), few).blockLast(PATIENCE);

            assertThat(server.awaitDisconnects()).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(PacedServer server) {
        return SpringApplication.run(
                StoriesApplication.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--langchain4j.azure-llama.streaming-chat-model.endpoint=" + server.url());
    }

    private Flux<Flux<String>> stories(ConfigurableApplicationContext application, int number) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        WebClient browser = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
                .build();
        return Flux.range(0, number)
                .map(index ->
                        browser.get().uri("/story?about=" + index).retrieve().bodyToFlux(String.class));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
