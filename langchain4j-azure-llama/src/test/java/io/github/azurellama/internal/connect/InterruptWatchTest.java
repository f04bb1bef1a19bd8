package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.Eventually;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread watches all calls. To wake it for each of them would take longer than to map its request. */
class InterruptWatchTest {

    private final InterruptWatch watch = new InterruptWatch();
    private final Call call = new OkHttpClient()
            .newCall(new Request.Builder().url("http://localhost/").build());

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void calls_find_the_thread_awake_from_the_first_on() {
        Runnable end = watch.watch(call);

        Eventually.assertThat("awake while a call runs", () -> !watch.isParked());

        end.run();
    }

    @Test
    void the_first_call_after_an_idle_time_is_watched_too() {
        Eventually.assertThat("parked after a while without calls", watch::isParked);

        Runnable end = watch.watch(call);
        Thread.currentThread().interrupt();
        Eventually.assertThat("the call is cancelled", call::isCanceled);

        end.run();
    }

    @Test
    void a_listener_that_fails_when_its_call_is_cancelled_costs_no_other_call() {
        Call failing = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        throw new IllegalStateException("mine");
                    }
                })
                .build()
                .newCall(call.request());

        Runnable endOfFailing = watch.watch(failing);
        Thread.currentThread().interrupt();
        Eventually.assertThat("the call is cancelled", failing::isCanceled);
        endOfFailing.run();
        Runnable end = watch.watch(call);

        Eventually.assertThat("the next one too", call::isCanceled);
        end.run();
    }

    @Test
    void the_thread_keeps_nothing_of_the_first_call() {
        var inherited = new InheritableThreadLocal<String>();
        inherited.set("of the first call");
        var seen = new AtomicReference<List<Object>>();
        Call first = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        seen.set(Arrays.asList(
                                inherited.get(), Thread.currentThread().getContextClassLoader()));
                    }
                })
                .build()
                .newCall(call.request());

        Runnable end = new InterruptWatch().watch(first);
        Thread.currentThread().interrupt();
        Eventually.assertThat("the call is cancelled", () -> seen.get() != null);
        end.run();

        assertThat(seen.get()).containsExactly(null, null);
    }
}
