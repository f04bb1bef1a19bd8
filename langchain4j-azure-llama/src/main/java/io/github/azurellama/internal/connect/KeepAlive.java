package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Closes idle connections before the server does, where its {@code Keep-Alive} header says when that is: Node, llama.cpp and
 * others close after five seconds, while OkHttp keeps connections for minutes.
 */
final class KeepAlive {

    private static final Pattern TIMEOUT = Pattern.compile("(?i)\\btimeout=(\\d{1,6})\\b");

    /** Sent so shortly before the server closes, a request could cross with the end of its connection. */
    private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** When each idle connection is to be closed, by {@link System#nanoTime}. */
    private static final Map<Connection, Long> IDLE = new ConcurrentHashMap<>();

    private KeepAlive() {}

    /** The nanoseconds for which a connection may be idle, or 0 if there is no header or it names no time. */
    static long nanos(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        Matcher matcher = TIMEOUT.matcher(header);
        return matcher.find()
                ? Math.max(1, TimeUnit.SECONDS.toNanos(Integer.parseInt(matcher.group(1))) - MARGIN_NANOS)
                : 0;
    }

    static void onIdle(Connection connection, long nanos) {
        IDLE.put(connection, System.nanoTime() + nanos);
    }

    static void onAcquired(Connection connection) {
        IDLE.remove(connection);
    }

    /** OkHttp takes no closed connection from its pool. Those that were closed before their time are forgotten. */
    static void closeExpired() {
        if (IDLE.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        IDLE.forEach((connection, end) -> {
            boolean isOver = now - end > 0 || connection.socket().isClosed();
            if (isOver && IDLE.remove(connection, end)) {
                close(connection);
            }
        });
    }

    private static void close(Connection connection) {
        try {
            connection.socket().close();
        } catch (IOException e) {
            // closed all the same
        }
    }
}
