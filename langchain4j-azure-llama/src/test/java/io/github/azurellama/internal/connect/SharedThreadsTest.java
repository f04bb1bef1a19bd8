package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class SharedThreadsTest {

    private static final int MORE_THAN_THE_FEW = 50;

    /** Runs tasks of which each waits until all have started; their threads. */
    private static Iterable<Thread> together() {
        var all = new CountDownLatch(MORE_THAN_THE_FEW);
        return IntStream.range(0, MORE_THAN_THE_FEW)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            all.countDown();
                            try {
                                all.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return Thread.currentThread();
                        },
                        SharedThreads.ALL))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void each_task_starts_at_once_on_a_daemon_thread_of_its_own() {
        assertThat(together()).doesNotHaveDuplicates().allMatch(Thread::isDaemon);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void where_the_JVM_has_virtual_threads_only_a_few_tasks_take_another() {
        assertThat(together())
                .filteredOn(thread -> thread.getName().startsWith("azure-llama-"))
                .hasSizeBetween(1, 8);
    }

    @Test
    void each_task_has_the_context_class_loader_of_its_caller() throws Exception {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[0], own)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(together()).isNotEmpty(); // the threads, which are used again, keep nothing of this loader
            var seen = CompletableFuture.supplyAsync(
                    () -> Thread.currentThread().getContextClassLoader(), SharedThreads.ALL);
            assertThat(seen.join()).isSameAs(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
        var seen =
                CompletableFuture.supplyAsync(() -> Thread.currentThread().getContextClassLoader(), SharedThreads.ALL);
        assertThat(seen.join()).isSameAs(own);
    }
}
