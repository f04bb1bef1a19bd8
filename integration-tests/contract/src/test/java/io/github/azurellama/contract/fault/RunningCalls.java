package io.github.azurellama.contract.fault;

import io.github.azurellama.testing.Eventually;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;

/** The calls of a client that are not over, which its dispatcher does not know: a model gives its streams another one. */
final class RunningCalls extends EventListener {

    private final AtomicInteger count = new AtomicInteger();

    /** Waits for cancelled streams too, whose end has no other signal. */
    void awaitNone() {
        Eventually.assertThat("each call is over", () -> count.get() == 0);
    }

    @Override
    public void callStart(Call call) {
        count.incrementAndGet();
    }

    @Override
    public void callEnd(Call call) {
        count.decrementAndGet();
    }

    @Override
    public void callFailed(Call call, IOException failure) {
        count.decrementAndGet();
    }
}
