package io.github.azurellama.internal.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code on a thread of {@link SharedThreads}, whose caller has a future. When the future ends otherwise, such as by a
 * cancel or a timeout of its own, the HTTP call that runs is cancelled, and those that follow fail before they are sent.
 */
public final class AsyncCall implements CallWatcher {

    private final AtomicReference<@Nullable Call> running = new AtomicReference<>();
    private volatile boolean ended;

    private AsyncCall() {}

    /**
     * Starts a task, which makes its HTTP calls under that watcher; returns at once, and never throws. The task runs in any case,
     * unless the system has no thread for it.
     *
     * @param refused what happens then, before the future completes
     */
    @SuppressWarnings("FutureReturnValueIgnored") // of a callback that cannot fail
    public static <T> CompletableFuture<T> start(Function<CallWatcher, T> task, Consumer<Throwable> refused) {
        var result = new CompletableFuture<T>();
        var call = new AsyncCall();
        result.whenComplete((value, failure) -> call.end());
        try {
            SharedThreads.ALL.execute(() -> run(task, call, result));
        } catch (Throwable e) {
            refused.accept(e);
            result.completeExceptionally(e);
        }
        return result;
    }

    private static <T> void run(Function<CallWatcher, T> task, AsyncCall call, CompletableFuture<T> result) {
        try {
            result.complete(task.apply(call));
        } catch (Throwable e) { // the caller must learn of any failure
            result.completeExceptionally(e);
        }
    }

    @Override
    public Runnable watch(Call call) {
        running.set(call);
        if (ended) {
            call.cancel();
        }
        return () -> running.compareAndSet(call, null);
    }

    private void end() {
        ended = true;
        Call call = running.get();
        if (call != null) {
            call.cancel();
        }
    }
}
