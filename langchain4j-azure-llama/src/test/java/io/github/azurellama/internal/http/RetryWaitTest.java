package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** How long is waited between attempts, without waiting. */
class RetryWaitTest {

    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(60));

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
    private final Deque<Object> answers = new ArrayDeque<>();

    private Response call(Object... outcomes) throws IOException {
        answers.addAll(List.of(outcomes));
        var retries = new RetryInterceptor(
                POLICY, new RetryAfter(Clock.systemUTC()), (delay, call) -> waits.add(delay), UNLUCKY);
        var client = new OkHttpClient.Builder()
                .addInterceptor(retries)
                .addInterceptor(chain -> {
                    Object next = answers.remove();
                    if (next instanceof IOException failure) {
                        throw failure;
                    }
                    return answer(chain.request(), (int) next);
                })
                .build();
        return client.newCall(new Request.Builder().url("http://localhost/").build())
                .execute();
    }

    private static Response answer(Request request, int status) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create("", null))
                .build();
    }

    @Test
    void waits_grow_twofold_with_full_jitter() throws IOException {
        try (Response response = call(503, 503, 503, 200)) {
            assertThat(response.code()).isEqualTo(200);
        }

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void jitter_may_be_as_short_as_nothing_and_never_exceeds_the_longest_wait() {
        assertThat(POLICY.backoff(0, () -> 0)).isZero();
        assertThat(POLICY.backoff(50, UNLUCKY)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_broken_connection_is_tried_again() throws IOException {
        try (Response response = call(new ConnectException("refused"), new IOException("reset"), 200)) {
            assertThat(response.code()).isEqualTo(200);
        }

        assertThat(waits).hasSize(2);
    }

    @Test
    void the_last_failure_is_the_one_that_is_told() {
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
                new CarriedException(new IllegalStateException("sealed")))) {
            assertThatThrownBy(() -> call(failure)).isSameAs(failure);
        }
        assertThat(waits).isEmpty();
    }
}
