package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.Eventually;
import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls, of which most fail and some are cancelled, leave nothing behind. {@code -Dfaults.calls} says how many; CI makes 10,000. */
class LeakTest {

    private static final int CALLS = Integer.getInteger("faults.calls", 2_000);

    /** More than few that overlap, far fewer than one for each call. */
    private static final int FEW = 50;

    private static final File OPEN_FILES = new File("/proc/self/fd");

    private static final List<FaultScript> SCRIPTS = List.of(
            BrokenExchange::answer,
            BrokenExchange::reset,
            BrokenExchange::close,
            exchange -> {
                String right = exchange.responseShape().response();
                exchange.send(right.substring(0, right.length() / 2));
                exchange.reset();
            },
            exchange -> {
                String right = exchange.responseShape().response();
                exchange.send(right.substring(0, right.length() / 2));
                exchange.close();
            },
            exchange -> exchange.respond("text/html", "<h1>Sign in</h1>"),
            exchange ->
                    exchange.respond("application/json", "{\"error\":{\"code\":\"429\",\"message\":\"Too many.\"}}"),
            exchange -> exchange.respond("text/event-stream", "event: error\n" + ResponseShape.event("engine died")),
            exchange -> exchange.send("HTTP/1.1 503 Busy\r\nRetry-After: 86400\r\nContent-Length: 4\r\n\r\nbusy"));

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nothing_is_left_of_many_calls() {
        var pool = new ConnectionPool();
        var running = new RunningCalls();
        var client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .eventListener(running)
                .build();
        int files;
        long threads;
        try (var server = new BrokenServer(
                exchange -> SCRIPTS.get(exchange.number() % SCRIPTS.size()).play(exchange))) {
            var models = FaultScenario.all().stream()
                    .map(scenario -> scenario.at(
                            server.url(), model -> model.okHttpClient(client).retryPolicy(RetryPolicy.NONE)))
                    .toList();
            var unwanted = new UnwantedStreams(server.url(), client);
            var questions = Stream.concat(
                            models.stream().<FaultScenario.Question>map(model -> model::ask), unwanted.all())
                    .toList();
            ask(questions, FEW);
            files = openFiles(running, pool, server);
            threads = threads();

            int answers = ask(questions, CALLS);

            assertThat(answers).isBetween(CALLS / 20, CALLS / 2);
            assertThat(openFiles(running, pool, server)).as("open files").isLessThanOrEqualTo(files);
            assertThat(threads()).as("threads").isLessThan(threads + FEW);
            models.forEach(model -> model.recorder().assertExhausted());
            unwanted.assertSilent(CALLS / 100);
        }
    }

    /** Makes that many calls, and returns how many had a response. */
    private static int ask(List<FaultScenario.Question> questions, int times) {
        int answers = 0;
        for (int i = 0; i < times; i++) {
            answers += questions.get(i % questions.size()).ask().isAnswer() ? 1 : 0;
        }
        return answers;
    }

    /** Once every connection is closed. Systems without the folder have the connections counted only. */
    private static int openFiles(RunningCalls running, ConnectionPool pool, BrokenServer server) {
        running.awaitNone();
        Eventually.assertThat("each connection is idle", () -> pool.connectionCount() == pool.idleConnectionCount());
        // Again and again, because a call that a busy machine begins late leaves another idle connection.
        Eventually.assertThat("each connection is closed", () -> {
            pool.evictAll();
            return server.connections() == 0;
        });
        String[] files = OPEN_FILES.list();
        return files == null ? 0 : files.length;
    }

    private static long threads() {
        return Thread.getAllStackTraces().size();
    }
}
