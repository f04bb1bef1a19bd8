package io.github.azurellama.internal.connect;

import okhttp3.Call;

/** Cancels calls whose result is no longer wanted. */
public interface CallWatcher {

    /** Watches a call that is about to start; the result ends that. */
    Runnable watch(Call call);
}
