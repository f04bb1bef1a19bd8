package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.pool.PoolSettings;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.quota.FrozenTime;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.testing.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** What three quotas of 1,000 requests a minute let through together, in simulated time and without a network. */
class PooledThroughputTest {

    private static final CompletionRequest REQUEST =
            new CompletionRequest(null, "Hello", Map.of(LlamaOption.MAX_TOKENS, 10), false);

    private final FrozenTime time = new FrozenTime();
    private final CapturedLog log = new CapturedLog();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Time passes only while a call waits. */
    private final Sleeper sleeper = new Sleeper() {
        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void await(Duration delay, Call call) {
            time.pass(delay);
        }
    };

    private Backends pool(Duration maxWait) {
        PoolSettings defaults = PoolSettings.DEFAULT;
        var pool = new DeploymentPool(
                new PoolSettings(maxWait, defaults.firstProbe(), defaults.maxProbe(), Duration.ZERO, false),
                time::nanoTime,
                new Random(1),
                log);
        List<Backend> all = Stream.of("a", "b", "c").map(this::backend).toList();
        all.forEach(backend -> pool.add(String.valueOf(backend.name()), 0, 1));
        return new Backends(all, pool, new TransportFailures.Timeouts(1, 1, 1));
    }

    private Backend backend(String name) {
        var settings = new BackendSettings();
        settings.name = name;
        settings.quota = time.perMinute(1_000, 200_000);
        return new Backend(Dialect.of(Endpoint.of("http://localhost/v1"), null), settings, log);
    }

    private OkHttpClient client(Backends backends) {
        var client = new OkHttpClient.Builder()
                .addInterceptor(new RetryInterceptor(RetryPolicy.DEFAULT, backends::error, sleeper, new Random(1)));
        backends.add(client, backend -> QuotaInterceptor.of(backend, sleeper));
        return client.addInterceptor(chain -> {
                    counts.merge(String.valueOf(backends.of(chain.request()).name()), 1, Integer::sum);
                    return new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(200)
                            .message("")
                            .body(ResponseBody.create("", null))
                            .build();
                })
                .build();
    }

    private static void call(OkHttpClient client, Backends backends) throws IOException {
        Request request = backends.firstRequest(
                Operation.COMPLETION, null, backend -> backend.request(REQUEST, Map.of(), CallEvents.NONE));
        try {
            client.newCall(request).execute().close();
        } finally {
            backends.close(request);
        }
    }

    @Test
    void is_3000_requests_at_once() throws IOException {
        Backends backends = pool(Duration.ofSeconds(59));
        OkHttpClient client = client(backends);

        for (int call = 0; call < 3_000; call++) {
            call(client, backends);
        }

        assertThat(counts).isEqualTo(Map.of("a", 1_000, "b", 1_000, "c", 1_000));
        assertThat(time.nanoTime()).isZero();
        assertThatThrownBy(() -> call(client, backends))
                .isInstanceOf(InterceptorException.class)
                .hasCauseInstanceOf(RateLimitException.class)
                .hasMessageContaining("Deployment c is throttled for another 60 s");
    }

    @Test
    void is_9000_requests_in_the_two_minutes_after_that() throws IOException {
        Backends backends = pool(Duration.ofMinutes(1));
        OkHttpClient client = client(backends);

        for (int call = 0; call < 9_000; call++) {
            call(client, backends);
        }

        assertThat(counts).isEqualTo(Map.of("a", 3_000, "b", 3_000, "c", 3_000));
        assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofMinutes(2));
    }
}
