package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.TlsServerTest;
import java.lang.ref.WeakReference;
import okhttp3.ConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What outlives the models of a client. */
class RequestSenderTest extends TlsServerTest {

    @ParameterizedTest
    @EnumSource(names = {"TLS", "H2"})
    void connections_that_no_model_uses_any_more_are_collected(Transport transport) {
        enqueue(answer(CallMode.SYNC, "Hello"));

        WeakReference<ConnectionPool> pool = poolOfEndedModel(transport);

        Eventually.assertThat("the pool is collected", () -> {
            System.gc();
            return pool.refersTo(null);
        });
    }

    /** In a frame of its own, which keeps nothing after its return. */
    private WeakReference<ConnectionPool> poolOfEndedModel(Transport transport) {
        var pool = new ConnectionPool();
        var client = trusting.newBuilder().connectionPool(pool).build();
        String text = open(CallMode.SYNC, transport, builder -> builder.okHttpClient(client))
                .text();
        assertThat(text).isEqualTo("Hello");
        pool.evictAll();
        return new WeakReference<>(pool);
    }
}
