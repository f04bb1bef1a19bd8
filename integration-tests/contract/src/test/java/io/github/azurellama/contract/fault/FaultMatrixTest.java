package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault, in each call mode: one end, the right one, and nothing left behind. */
class FaultMatrixTest {

    private static final RetryPolicy ONCE =
            RetryPolicy.DEFAULT.withMaxRetries(1).withBackoff(Duration.ofMillis(1));

    private static final int MAX_PAUSES = 5;

    static List<FaultCase> faults() {
        return Stream.of(
                        ConnectionFaults.all(),
                        CutFaults.all(),
                        StatusFaults.all(),
                        BodyFaults.all(),
                        EventFaults.all(),
                        ChunkFaults.all(),
                        ErrorFaults.all(),
                        Http2Faults.all())
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Arguments> cells() {
        List<FaultScenario> chats = CallMode.OF_TEXTS.stream()
                .map(mode -> new FaultScenario(mode, Operation.CHAT, ApiDialect.LLAMA_NATIVE))
                .toList();
        return Stream.concat(
                faults().stream().flatMap(fault -> cells(fault, FaultScenario.all())),
                faults().stream().flatMap(fault -> fault.overTls().stream()).flatMap(fault -> cells(fault, chats)));
    }

    private static Stream<Arguments> cells(FaultCase fault, List<FaultScenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> fault.expected(scenario) != null)
                .map(scenario -> Arguments.of(fault, scenario));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    @Timeout(60)
    void a_fault_has_one_end(FaultCase fault, FaultScenario scenario) {
        var pool = new ConnectionPool();
        FaultScenario.Asking model;
        try (Peer peer = fault.peer().get()) {
            var client = new OkHttpClient.Builder().connectionPool(pool);
            peer.configure(client);
            model = scenario.at(peer.url(), builder -> {
                builder.okHttpClient(client.build()).retryPolicy(ONCE);
                fault.settings().accept(builder);
            });

            for (int earlier = 1; earlier < fault.calls(); earlier++) {
                model.ask();
                Eventually.assertThat(
                        "the connection is idle", () -> pool.connectionCount() == pool.idleConnectionCount());
            }
            FaultOutcome outcome = askInTime(model, client.build());
            // A machine that stalls for longer than the model's timeout has not sent its request, so nothing was shown.
            for (int pauses = 0; pauses < MAX_PAUSES && fault.requests() > 0 && isUnsent(outcome, peer); pauses++) {
                outcome = askInTime(model, client.build());
            }
            outcome.assertIs(fault.expected(scenario), peer.url());
            assertThat(peer.requests()).as("requests").isEqualTo(fault.requests());
            Eventually.assertThat(
                    "each connection is idle or closed", () -> pool.connectionCount() == pool.idleConnectionCount());
            pool.evictAll();
            Eventually.assertThat("the server sees each connection closed", () -> peer.connections() == 0);
        }
        model.recorder().assertExhausted();
    }

    private static FaultOutcome askInTime(FaultScenario.Asking model, OkHttpClient client) {
        long begin = System.nanoTime();
        FaultOutcome outcome = model.ask();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("earlier than the client's own read timeout")
                .isLessThan(Duration.ofMillis(client.readTimeoutMillis()));
        return outcome;
    }

    /** Whether the call timed out before the server, which has seen the end of the connection, had a request. */
    private static boolean isUnsent(FaultOutcome outcome, Peer peer) {
        if (!outcome.isTimeout() || peer.requests() > 0) {
            return false;
        }
        Eventually.assertThat("the server sees the connection closed", () -> peer.connections() == 0);
        return peer.requests() == 0;
    }

    @Test
    void the_table_in_the_readme_is_what_the_tests_expect() throws IOException {
        FaultTable.assertWritten(faults());
    }
}
