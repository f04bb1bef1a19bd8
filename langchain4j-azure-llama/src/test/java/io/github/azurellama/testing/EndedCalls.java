package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** A client that knows which of its HTTP calls are over, cancelled ones too. */
public final class EndedCalls extends EventListener {

    /** Far less than what a cancelled call would have waited for. */
    private static final int SOON_SECONDS = 20;

    private final ConnectionPool pool = new ConnectionPool();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);

    public OkHttpClient client() {
        return new OkHttpClient.Builder()
                .connectionPool(pool)
                .eventListener(this)
                .build();
    }

    @Override
    public void callStart(Call call) {
        begun.release();
    }

    @Override
    public void callEnd(Call call) {
        ended.release();
    }

    @Override
    public void callFailed(Call call, IOException failure) {
        ended.release();
    }

    /** Waits for the beginning of another call. */
    public void awaitBegin() throws InterruptedException {
        assertThat(begun.tryAcquire(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("a call begins")
                .isTrue();
    }

    /** Waits for the end of a call, and checks that no connection is in use after it. */
    public void awaitEnd() throws InterruptedException {
        awaitEnds(1);
    }

    /** Waits for the end of so many calls, and checks that no connection is in use after them. */
    public void awaitEnds(int number) throws InterruptedException {
        assertThat(ended.tryAcquire(number, SOON_SECONDS, TimeUnit.SECONDS))
                .as("the calls end soon")
                .isTrue();
        assertThat(pool.connectionCount()).as("connections in use").isEqualTo(pool.idleConnectionCount());
    }
}
