package io.github.azurellama.internal.connect;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;

/**
 * The {@link CallWatcher} of blocking calls: cancels a call whose thread is interrupted. A platform thread that reads a socket
 * does not notice that by itself; to read on another thread would cost each call a change of threads, so one daemon thread
 * checks all running calls.
 */
public final class InterruptWatch {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** After this many checks without a call the thread parks until the next call, which then has to wake it. */
    private static final int IDLE_CHECKS = 80;

    private static final Set<InterruptWatch> RUNNING = ConcurrentHashMap.newKeySet();

    /** True until the first call, which thereby starts the thread. */
    private static volatile boolean parked = true;

    private final Thread caller = Thread.currentThread();
    private final Call call;

    private InterruptWatch(Call call) {
        this.call = call;
    }

    /** Watches the current thread until the result is run. */
    public static Runnable start(Call call) {
        var watch = new InterruptWatch(call);
        RUNNING.add(watch);
        if (parked) {
            LockSupport.unpark(Watcher.THREAD);
        }
        return () -> RUNNING.remove(watch);
    }

    private void check() {
        if (caller.isInterrupted()) {
            call.cancel();
        }
    }

    private static void run() {
        int idle = 0;
        while (true) {
            idle = RUNNING.isEmpty() ? idle + 1 : 0;
            RUNNING.forEach(InterruptWatch::check);
            if (idle < IDLE_CHECKS) {
                LockSupport.parkNanos(INTERVAL_NANOS);
                continue;
            }
            parked = true;
            if (RUNNING.isEmpty()) { // after the flag is set, so that no call is missed
                LockSupport.park();
            }
            parked = false;
            idle = 0;
        }
    }

    private static final class Watcher {
        static final Thread THREAD = new Thread(InterruptWatch::run, "azure-llama-interrupts");

        static {
            THREAD.setDaemon(true);
            THREAD.start();
        }
    }
}
