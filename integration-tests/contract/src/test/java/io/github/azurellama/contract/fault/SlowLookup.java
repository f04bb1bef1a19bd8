package io.github.azurellama.contract.fault;

import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;

/** A host whose lookup ends with the test and ignores interrupts, as that of the system does. */
final class SlowLookup implements Peer {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public String url() {
        return "https://llama.example";
    }

    @Override
    public void configure(OkHttpClient.Builder client) {
        client.dns(host -> {
            while (closed.getCount() > 0) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    // goes on
                }
            }
            throw new UnknownHostException(host);
        });
    }

    @Override
    public int requests() {
        return 0;
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
