package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.retry.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** How long is waited between attempts, without waiting. */
class RetryWaitTest {

    private static final RetryPolicy POLICY = RetryPolicy.DEFAULT.withMaxRetries(3);

    /** Always draws the largest number. */
    private static final RandomGenerator UNLUCKY = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final List<Duration> waits = new ArrayList<>();
    private static final ServerErrors ERRORS = new ServerErrors(Endpoint.of("http://localhost/v1"));

    private final Deque<Object> answers = new ArrayDeque<>();
    private Duration callTimeout = Duration.ZERO;

    /** Time passes only while one waits. */
    private final Sleeper pause = new Sleeper() {
        @Override
        public long nanoTime() {
            return waits.stream().mapToLong(Duration::toNanos).sum();
        }

        @Override
        public void await(Duration delay, Call call) {
            waits.add(delay);
        }
    };

    private Response call(Object... outcomes) throws IOException {
        return call(POLICY, outcomes);
    }

    private Response call(RetryPolicy policy, Object... outcomes) throws IOException {
        answers.addAll(List.of(outcomes));
        var client = new OkHttpClient.Builder()
                .callTimeout(callTimeout)
                .addInterceptor(new RetryInterceptor(policy, ERRORS::of, pause, UNLUCKY))
                .addInterceptor(chain -> ERRORS.attachedTo(chain.proceed(chain.request())))
                .addInterceptor(chain -> answer(chain.request()))
                .build();
        return client.newCall(new Request.Builder().url("http://localhost/").build())
                .execute();
    }

    /** An outcome is a status, or the delay that a server without quota demands, or a failure. */
    private Response answer(Request request) throws IOException {
        Object next = answers.remove();
        if (next instanceof IOException failure) {
            throw failure;
        }
        var response = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .message("")
                .body(ResponseBody.create("", null));
        return next instanceof Duration asked
                ? response.code(429)
                        .header("retry-after-ms", String.valueOf(asked.toMillis()))
                        .build()
                : response.code((int) next).build();
    }

    private void assertStatus(int status, Response response) {
        try (response) {
            assertThat(response.code()).isEqualTo(status);
        }
    }

    @Test
    void waits_grow_twofold_with_full_jitter() throws IOException {
        assertStatus(200, call(503, 503, 503, 200));

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void backoff_never_exceeds_the_longest_wait() throws IOException {
        assertStatus(200, call(POLICY.withMaxDelay(Duration.ofMillis(700)), 503, 503, 503, 200));

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofMillis(700));
    }

    @Test
    void the_servers_delay_counts_before_backoff() throws IOException {
        assertStatus(200, call(Duration.ofSeconds(7), Duration.ZERO, 503, 200));

        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    void a_delay_above_the_longest_wait_fails_at_once() throws IOException {
        assertStatus(429, call(Duration.ofSeconds(61)));

        assertThat(waits).isEmpty();
    }

    @Test
    void no_wait_is_begun_that_would_end_after_the_deadline() throws IOException {
        var policy = POLICY.withDeadline(Duration.ofSeconds(10));

        assertStatus(429, call(policy, Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofMillis(1)));
        assertThat(waits).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(4));
    }

    @Test
    void no_wait_is_begun_that_would_end_after_the_calls_own_timeout() throws IOException {
        callTimeout = Duration.ofSeconds(50);

        assertStatus(429, call(Duration.ofSeconds(51)));
        assertThat(waits).isEmpty();
    }

    @Test
    void a_deadline_holds_for_broken_connections_too() {
        var failure = new IOException("reset");

        assertThatThrownBy(() -> call(POLICY.withDeadline(Duration.ofMillis(400)), failure))
                .isSameAs(failure);
    }

    @Test
    void a_policy_without_retries_makes_one_attempt() throws IOException {
        assertStatus(503, call(RetryPolicy.NONE, 503));
    }

    @Test
    void a_broken_connection_is_tried_again() throws IOException {
        assertStatus(200, call(new ConnectException("refused"), new IOException("reset"), 200));

        assertThat(waits).hasSize(2);
    }

    @Test
    void the_last_failure_is_thrown() {
        var last = new ConnectException("fourth");

        assertThatThrownBy(() -> call(
                        new ConnectException("first"),
                        new ConnectException("second"),
                        new ConnectException("third"),
                        last))
                .isSameAs(last);
    }

    @Test
    void what_would_fail_again_is_not_tried_again() {
        for (IOException failure : List.of(
                new UnknownHostException("nobody"),
                new SSLHandshakeException("untrusted"),
                new SocketTimeoutException("timeout"),
                new InterruptedIOException("timeout"),
                new InterceptorException(new IllegalStateException("sealed")))) {
            assertThatThrownBy(() -> call(failure)).isSameAs(failure);
        }
        assertThat(waits).isEmpty();
    }
}
