package io.github.azurellama.internal.connect;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which streams are read, asynchronous calls are made and credentials are fetched, shared by all models. A few
 * tasks at a time run on daemon threads of the system, which are reused and end after a minute without work; the others on
 * virtual threads where the JVM has them (21 and later), else on more of the same. A task has the context class loader of the
 * thread that started it.
 */
public final class SharedThreads {

    /**
     * How many tasks run on threads of the system although the JVM has virtual ones, which cost more where they are few: each
     * wait for a socket wakes two threads instead of one.
     */
    private static final int PLATFORM_THREADS = 8;

    /** Daemon threads of the system, which start each task at once. */
    static final ExecutorService PLATFORM = new Pool(Integer.MAX_VALUE, new ThreadPoolExecutor.AbortPolicy());

    /** All of these threads. Each task starts at once. */
    public static final ExecutorService ALL = create();

    private SharedThreads() {}

    /** Whether the thread is virtual, which JDK 17 has no method for. */
    static boolean isVirtual(Thread thread) {
        return thread.getClass().getName().equals("java.lang.VirtualThread");
    }

    private static ExecutorService create() {
        try {
            var virtual = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            return new Pool(PLATFORM_THREADS, (task, pool) -> virtual.execute(task));
        } catch (NoSuchMethodException e) {
            return PLATFORM;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the JVM has virtual threads and refuses them", e);
        }
    }

    /** Gives a task what a new thread inherits, and keeps nothing of it for the next task. */
    private static final class Pool extends ThreadPoolExecutor {

        private static final AtomicLong NUMBER = new AtomicLong();

        Pool(int maxThreads, RejectedExecutionHandler others) {
            super(0, maxThreads, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), Pool::daemon, others);
        }

        private static Thread daemon(Runnable worker) {
            // Without the thread locals that a thread inherits, which would be those of the first task for ever.
            var thread = new Thread(null, worker, "azure-llama-" + NUMBER.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public void execute(Runnable task) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            super.execute(() -> {
                Thread thread = Thread.currentThread();
                ClassLoader own = thread.getContextClassLoader();
                thread.setContextClassLoader(loader);
                try {
                    task.run();
                } finally {
                    thread.setContextClassLoader(own);
                }
            });
        }
    }
}
