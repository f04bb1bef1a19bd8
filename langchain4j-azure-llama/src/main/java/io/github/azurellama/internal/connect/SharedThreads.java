package io.github.azurellama.internal.http;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that streams are read on, shared by all models: virtual threads where the JVM has them (21 and later),
 * else daemon threads that are reused and end after a minute without work.
 */
final class StreamThreads {

    static final ExecutorService SHARED = create();

    private StreamThreads() {}

    private static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            return Executors.newCachedThreadPool(daemons());
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the JVM has virtual threads and refuses them", e);
        }
    }

    private static ThreadFactory daemons() {
        var number = new AtomicLong();
        return task -> {
            var thread = new Thread(task, "azure-llama-stream-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
