package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurellama.testing.LastThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AsyncCallTest {

    @Test
    void a_task_that_gets_no_thread_is_refused_and_the_future_fails_with_the_same() throws Exception {
        var refused = new AtomicReference<Throwable>();

        CompletableFuture<String> future = LastThread.get(() -> AsyncCall.start(watcher -> "never", refused::set));

        assertThat(refused.get()).isInstanceOf(OutOfMemoryError.class).hasMessage(LastThread.NO_MORE);
        assertThat(catchThrowable(future::join)).cause().isSameAs(refused.get());
    }
}
