package io.github.azurellama.internal.connect;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of all models. */
final class SharedThreads {

    /** Daemon threads of the system that are reused and end after a minute without work. */
    static final ExecutorService PLATFORM = Executors.newCachedThreadPool(daemons());

    /** Starts each task at once, on a virtual thread where the JVM has them (21 and later). */
    static final ExecutorService ALL = create();

    private SharedThreads() {}

    private static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            return PLATFORM;
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
