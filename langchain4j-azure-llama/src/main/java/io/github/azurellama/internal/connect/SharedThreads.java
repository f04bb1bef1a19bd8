package io.github.azurellama.internal.connect;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which streams are read and credentials are fetched, shared by all models: virtual threads where the JVM has
 * them (21 and later), else daemon threads that are reused and end after a minute without work.
 */
public final class SharedThreads {

    /** Starts each task at once. */
    public static final ExecutorService ALL = create();

    private SharedThreads() {}

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
            var thread = new Thread(task, "azure-llama-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
