package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a body into memory, up to a limit. */
final class BoundedBody {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedBody.class);
    private static final Duration MAX_DRAIN = Duration.ofSeconds(5);
    private static final long MAX_DRAIN_BYTES = 64 * 1024;

    private BoundedBody() {}

    /**
     * The whole body.
     *
     * @throws MalformedResponseException if it is longer than that
     */
    static byte[] read(ResponseBody body, long maxBytes) throws IOException {
        BufferedSource source = body.source();
        if (source.request(maxBytes + 1)) {
            throw MalformedResponseException.tooLong("the response", maxBytes);
        }
        return source.readByteArray();
    }

    /**
     * Reads what follows the end of a completion. Over HTTP/2 a body that is closed before its end resets the stream, and
     * servers close connections with many resets. A server that keeps the body open gets its reset after some seconds, which
     * is more than one under load needs to end it.
     */
    static void drain(BufferedSource source, Call call) {
        var bound = new DrainTimeout(call);
        bound.enter();
        try {
            for (long drained = 0; drained < MAX_DRAIN_BYTES && !source.exhausted(); ) {
                long buffered = source.getBuffer().size();
                source.skip(buffered);
                drained += buffered;
            }
        } catch (IOException e) {
            LOG.debug("The response ended with a failure after its completion", e);
        } finally {
            bound.exit();
        }
    }

    /** Resets the one stream. After a timeout of its own, OkHttp closes a connection of HTTP/2 that is slow with all others. */
    private static final class DrainTimeout extends AsyncTimeout {

        private final Call call;

        DrainTimeout(Call call) {
            this.call = call;
            timeout(MAX_DRAIN.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        protected void timedOut() {
            call.cancel();
        }
    }
}
