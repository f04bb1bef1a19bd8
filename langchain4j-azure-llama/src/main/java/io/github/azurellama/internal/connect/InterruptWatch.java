package io.github.azurellama.internal.connect;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link CallWatcher} of blocking calls: cancels a call whose thread is interrupted. A platform thread that reads a socket
 * does not notice that by itself; to read on another thread would cost each call a change of threads, so one daemon thread
 * checks all running calls.
 */
public final class InterruptWatch {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptWatch.class);

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** After this many checks without a call the thread parks until the next call, which then has to wake it. */
    private static final int IDLE_CHECKS = 80;

    private static final class Shared {
        static final InterruptWatch WATCH = new InterruptWatch();
    }

    private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();

    /** Without the thread locals that a thread inherits, which would be those of the first call for ever. */
    private final Thread thread = new Thread(null, this::run, "azure-llama-interrupts", 0, false);

    /** Whether only a call can wake the thread. To wake it costs more than all else here, so most calls must find it awake. */
    private volatile boolean parked;

    /** One with a thread of its own. */
    InterruptWatch() {
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Watches the current thread until the result is run. */
    public static Runnable start(Call call) {
        return Shared.WATCH.watch(call);
    }

    Runnable watch(Call call) {
        var started = new RunningCall(Thread.currentThread(), call);
        running.add(started);
        if (parked) {
            LockSupport.unpark(thread);
        }
        return () -> running.remove(started);
    }

    boolean isParked() {
        return parked;
    }

    private void run() {
        int idle = 0;
        while (true) {
            idle = running.isEmpty() ? idle + 1 : 0;
            running.forEach(RunningCall::check);
            if (idle < IDLE_CHECKS) {
                LockSupport.parkNanos(INTERVAL_NANOS);
                continue;
            }
            parked = true;
            if (running.isEmpty()) { // after the flag is set, so that no call is missed
                LockSupport.park();
            }
            parked = false;
            idle = 0;
        }
    }

    private record RunningCall(Thread caller, Call call) {

        void check() {
            if (!caller.isInterrupted()) {
                return;
            }
            try {
                call.cancel();
            } catch (RuntimeException | Error e) { // of a listener of the user's client; other calls need this thread
                LOG.warn("A listener failed when its call was cancelled", e);
            }
        }
    }
}
