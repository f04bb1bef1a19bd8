package io.github.azurellama.testing;

import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A thread from which no other can be started, as if the system had no more. */
public final class LastThread extends Thread {

    public static final String NO_MORE = "unable to create native thread";

    private LastThread(Runnable task) {
        super(task);
    }

    /** What that supplies on such a thread. */
    public static <T> T get(Supplier<T> task) throws Exception {
        var result = new FutureTask<>(task::get);
        new LastThread(result).start();
        return result.get();
    }

    /** Starting a thread first reads the class loader that the new thread inherits. */
    @Override
    public ClassLoader getContextClassLoader() {
        throw new OutOfMemoryError(NO_MORE);
    }
}
