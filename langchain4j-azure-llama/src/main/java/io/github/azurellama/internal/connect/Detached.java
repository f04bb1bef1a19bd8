package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import okhttp3.Call;

/** Runs code of the user on another thread, so that a call can end although that code goes on. */
public final class Detached {

    private Detached() {}

    /**
     * The result of the task, whose exceptions are thrown as they are.
     *
     * @param what is waited for, as messages name it
     * @throws IOException if the call is cancelled or over its timeout, or the thread interrupted meanwhile
     */
    public static <T> T run(Call call, Supplier<T> task, String what) throws IOException {
        var result = new CompletableFuture<T>();
        Future<?> running = SharedThreads.ALL.submit(() -> complete(result, task::get));
        try {
            return await(call, result, what);
        } finally {
            running.cancel(true);
        }
    }

    /** The result of the task, which is not interrupted: an interrupt of this thread cancels the call, and the task ends with it. */
    static <T> T runUninterrupted(Call call, Callable<T> task) throws IOException {
        var result = new CompletableFuture<T>();
        SharedThreads.ALL.execute(() -> complete(result, task));
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                    call.cancel();
                } catch (ExecutionException e) {
                    throw failure(e);
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
        try {
            result.complete(task.call());
        } catch (Throwable e) { // who waits fails with it
            result.completeExceptionally(e);
        }
    }

    static <T> T await(Call call, CompletableFuture<T> result, String what) throws IOException {
        try {
            CompletableFuture.anyOf(result, CallState.cancelled(call)).get();
            if (result.isDone()) {
                return result.get();
            }
            throw new IOException("Canceled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + what);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** The cause: returned, or thrown if it is unchecked. */
    private static IOException failure(ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
            return io;
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
