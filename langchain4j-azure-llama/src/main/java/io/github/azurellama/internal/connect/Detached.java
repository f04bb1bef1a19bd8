package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.Call;

/** Runs code of the user on another thread, so that a call can end although that code goes on. */
public final class Detached {

    /** How often a waiting call checks whether it was cancelled; OkHttp offers no notice of that. */
    private static final long CANCEL_CHECK_MILLIS = 20;

    private Detached() {}

    /**
     * The result of the task, whose exceptions are thrown as they are.
     *
     * @param what is waited for, as messages name it
     * @throws IOException if the call is cancelled or over its timeout, or the thread interrupted meanwhile
     */
    public static <T> T run(Call call, Supplier<T> task, String what) throws IOException {
        Future<T> result = SharedThreads.ALL.submit(task::get);
        try {
            return await(call, result, what);
        } finally {
            result.cancel(true);
        }
    }

    static <T> T await(Call call, Future<T> result, String what) throws IOException {
        try {
            while (true) {
                try {
                    return result.get(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (call.isCanceled()) {
                        throw new IOException("Canceled", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
