package io.github.azurellama.internal.connect;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs OkHttp's calls on the shared threads. What a listener of the user's client throws at the end of a call is logged here;
 * the thread would print it on stderr.
 */
public final class CallExecutor extends AbstractExecutorService {

    private static final Logger LOG = LoggerFactory.getLogger(CallExecutor.class);

    private final ExecutorService threads = SharedThreads.ALL;

    /** Ends with the JVM only, as its threads do. */
    public CallExecutor() {}

    @Override
    public void execute(Runnable call) {
        threads.execute(() -> {
            try {
                call.run();
            } catch (Throwable e) { // the call has ended with its one callback
                LOG.warn("A listener of the OkHttpClient failed", e);
            }
        });
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
