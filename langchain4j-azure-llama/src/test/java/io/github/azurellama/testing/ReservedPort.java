package io.github.azurellama.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port for a server that cannot choose its own: one that comes back where it was, or that reads its port from a file.
 *
 * <p>A port that a system gave away and that was closed again may be given to the connection of a test beside. These lie
 * below those that Linux and macOS give away.
 */
public final class ReservedPort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private ReservedPort() {}

    /** A port that nothing listens at, and that no other caller gets. */
    public static int next() {
        while (true) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // another process listens there: on to the next
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
