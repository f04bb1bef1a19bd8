package io.github.azurellama.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * All four models, several calls at once, with random faults and cancels, for as long as {@code -Dsoak} says: {@code 60s},
 * {@code 30m} or a number of calls. {@code -Dsoak.seed} gives the choices of an earlier run again; what the threads make of
 * them may differ.
 */
@EnabledIfSystemProperty(named = "soak", matches = "\\d+[sm]?")
final class SoakTest {

    static final String ANSWER = "one two three four five six";

    private static final int WORKERS = 12;

    /** Until classes are loaded, pools filled and code compiled, nothing is flat. */
    private static final int WARM_UP_CALLS = 3000;

    private static final List<ScenarioTarget> TARGETS = List.of(
            ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.OPENAI_COMPATIBLE);

    private final ConnectionPool pool = new ConnectionPool();

    @Test
    void each_call_ends_once_and_nothing_is_left_behind() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        System.out.println("soak: -Dsoak.seed=" + seed);
        var client = new OkHttpClient.Builder().connectionPool(pool).build();
        List<SoakScenario> scenarios =
                TARGETS.stream().map(target -> new SoakScenario(target, client)).toList();
        try {
            var random = new Random(seed);
            var warmUp = new Ends();
            run(scenarios, random, warmUp, () -> warmUp.count() < WARM_UP_CALLS);
            ProcessResources before = atRest(scenarios);

            var ends = new Ends();
            run(scenarios, random, ends, goal(System.getProperty("soak"), ends));
            ProcessResources after = atRest(scenarios);

            System.out.println("soak: " + ends + "\nsoak: before " + before + "\nsoak: after  " + after);
            assertThat(warmUp.violations).isEmpty();
            assertThat(ends.violations).isEmpty();
            assertThat(Stream.of(ends.answered, ends.failed, ends.cancelled)).allMatch(count -> count.get() > 0);
            after.assertNotMoreThan(before, WORKERS);
        } finally {
            scenarios.forEach(SoakScenario::close);
        }
    }

    private static BooleanSupplier goal(String soak, Ends ends) {
        long number = Long.parseLong(soak.replaceAll("\\D", ""));
        if (Character.isDigit(soak.charAt(soak.length() - 1))) {
            return () -> ends.count() < number;
        }
        long end = System.nanoTime() + (soak.endsWith("m") ? TimeUnit.MINUTES : TimeUnit.SECONDS).toNanos(number);
        return () -> System.nanoTime() < end;
    }

    private static void run(List<SoakScenario> scenarios, Random random, Ends ends, BooleanSupplier goesOn)
            throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                var own = new Random(random.nextLong());
                done.add(workers.submit(() -> {
                    while (goesOn.getAsBoolean()) {
                        scenarios.get(own.nextInt(scenarios.size())).call(own, ends);
                    }
                    return null;
                }));
            }
            for (Future<?> worker : done) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** With all calls over, no connection may be in use, and idle ones are closed here. */
    private ProcessResources atRest(List<SoakScenario> scenarios) {
        Eventually.assertThat("each connection is closed", () -> {
            pool.evictAll();
            return pool.connectionCount() == 0 && scenarios.stream().allMatch(scenario -> scenario.connections() == 0);
        });
        scenarios.forEach(SoakScenario::clear);
        return ProcessResources.measure();
    }
}
