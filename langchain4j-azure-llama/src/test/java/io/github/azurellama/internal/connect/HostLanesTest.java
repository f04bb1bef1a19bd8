package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;

/** How many streams go to a connection, and who waits for whom. */
@Timeout(60)
class HostLanesTest {

    private static final int LIMIT = 10;
    private static final Duration A_WHILE = Duration.ofMillis(100);

    private HostLanes host = new HostLanes(new ConnectionPool(), HostLanes.MAX_WAIT, System::nanoTime);
    private final Call call = new OkHttpClient()
            .newCall(new Request.Builder().url("https://localhost/").build());

    private final class Attempt {
        final CallState state = new CallState();
        final Lane lane;

        Attempt() throws Exception {
            lane = Objects.requireNonNull(host.enter(call, state));
            state.place().enter(lane);
        }

        Attempt on(Connection connection) {
            state.connectionAcquired(call, connection);
            return this;
        }

        void refused() {
            lane.onRefused(state);
            lane.onFailure(state, false);
            state.place().leave();
        }

        void complete() {
            state.place().leave();
        }
    }

    private static Connection connection(Protocol protocol) {
        Connection connection = Mockito.mock(Connection.class);
        Mockito.when(connection.protocol()).thenReturn(protocol);
        return connection;
    }

    private static final Connection FIRST = connection(Protocol.HTTP_2);

    private List<Attempt> attempts(int count, Connection connection) throws Exception {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(new Attempt().on(connection));
        }
        return attempts;
    }

    /** As many as the server allows go on; the others are refused. */
    private List<Attempt> overrun() throws Exception {
        List<Attempt> running = attempts(HostLanes.STREAMS, FIRST);
        List<Attempt> refused = new ArrayList<>(running.subList(LIMIT, running.size()));
        refused.forEach(Attempt::refused);
        running.removeAll(refused);
        return running;
    }

    @Test
    void a_connection_has_a_hundred_streams() throws Exception {
        Lane first = new Attempt().on(FIRST).lane;
        attempts(HostLanes.STREAMS - 1, FIRST)
                .forEach(next -> assertThat(next.lane).isSameAs(first));

        assertThat(new Attempt().lane).isNotSameAs(first);
    }

    @Test
    void a_server_that_refuses_streams_gets_as_many_as_it_allows_on_every_connection() throws Exception {
        List<Attempt> running = overrun();
        Lane first = running.get(0).lane;
        running.remove(0).complete();
        new Attempt().on(FIRST); // the connection lives

        Connection secondConnection = connection(Protocol.HTTP_2);
        Lane second = new Attempt().on(secondConnection).lane;
        assertThat(second).isNotSameAs(first);
        attempts(LIMIT - 1, secondConnection)
                .forEach(next -> assertThat(next.lane).isSameAs(second));
        assertThat(new Attempt().lane).isNotIn(first, second);
    }

    @Test
    void a_server_that_ended_a_connection_gets_a_hundred_streams_again() throws Exception {
        List<Attempt> running = overrun();
        Lane first = running.get(0).lane;
        running.remove(0).complete();
        new Attempt().on(connection(Protocol.HTTP_2)); // the connection took no more streams

        assertThat(first.hasRoom()).isTrue();
        Connection other = connection(Protocol.HTTP_2);
        for (int i = 0; first.hasRoom(); i++) {
            assertThat(i).isLessThan(HostLanes.STREAMS);
            new Attempt().on(other);
        }
        Lane second = new Attempt().on(other).lane;
        attempts(HostLanes.STREAMS - 1, other)
                .forEach(next -> assertThat(next.lane).isSameAs(second));
    }

    @Test
    void a_host_of_http_1_has_no_lanes_after_its_first_connection() throws Exception {
        new Attempt().on(connection(Protocol.HTTP_1_1));

        assertThat(host.enter(call, new CallState())).isNull();
    }

    private CountDownLatch entering(int calls) {
        var entered = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            var thread = new Thread(() -> {
                try {
                    new Attempt(); // and never connects
                    entered.countDown();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return entered;
    }

    @Test
    void calls_that_waited_for_a_failing_connect_do_not_wait_for_each_other() throws Exception {
        var failing = new Attempt();
        CountDownLatch entered = entering(3);
        assertThat(entered.await(100, TimeUnit.MILLISECONDS)).isFalse();

        failing.lane.onFailure(failing.state, false);
        failing.complete();

        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void no_call_waits_longer_for_the_connection_of_another_than_it_may() throws Exception {
        host = new HostLanes(new ConnectionPool(), A_WHILE, System::nanoTime);
        new Attempt(); // which never connects

        assertThat(entering(3).await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void calls_wait_as_long_as_the_host_accepts_other_connections() throws Exception {
        var now = new AtomicLong();
        host = new HostLanes(new ConnectionPool(), A_WHILE, now::get);
        Attempt running = attempts(HostLanes.STREAMS, FIRST).get(0);
        new Attempt(); // which never connects
        CountDownLatch entered = entering(3);

        now.addAndGet(A_WHILE.toNanos() - 1);
        running.on(connection(Protocol.HTTP_2));
        now.addAndGet(A_WHILE.toNanos() - 1);
        assertThat(entered.await(3 * A_WHILE.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        assertThat(entered.getCount()).isEqualTo(3);

        do {
            now.addAndGet(A_WHILE.toNanos());
        } while (!entered.await(A_WHILE.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Test
    void after_a_cancelled_connect_one_of_the_waiting_calls_connects_for_all() throws Exception {
        var cancelled = new Attempt();
        CountDownLatch entered = entering(3);

        cancelled.lane.onFailure(cancelled.state, true);
        cancelled.complete();

        assertThat(entered.await(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(entered.getCount()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_host_that_turns_to_http_2_after_http_1_has_lanes_again() throws Exception {
        new Attempt().on(connection(Protocol.HTTP_1_1));

        host.onConnection(null); // of a call that failed to connect
        host.onConnection(connection(Protocol.HTTP_1_1));
        assertThat(host.enter(call, new CallState())).isNull();
        host.onConnection(FIRST);

        Lane lane = new Attempt().on(FIRST).lane;
        attempts(HostLanes.STREAMS - 2, FIRST)
                .forEach(next -> assertThat(next.lane).isSameAs(lane));
    }
}
