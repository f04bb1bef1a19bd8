package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.LastThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncCallTest {

    @Test
    void a_task_that_gets_no_thread_is_refused_before_the_future_fails() throws Exception {
        List<Object> events = new ArrayList<>();

        LastThread.run(() -> AsyncCall.start(watcher -> "never", failure -> {
                    events.add("refused");
                    events.add(failure);
                })
                .whenComplete((result, failure) -> {
                    events.add("failed");
                    events.add(failure);
                }));

        assertThat(events).containsExactly("refused", LastThread.NO_MORE, "failed", LastThread.NO_MORE);
    }
}
