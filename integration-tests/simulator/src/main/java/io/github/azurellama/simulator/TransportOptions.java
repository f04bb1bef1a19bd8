package io.github.azurellama.simulator;

import java.time.Duration;

/**
 * How a simulator treats connections. Each method returns changed options and leaves these as they are.
 *
 * @param tls whether it speaks TLS, with HTTP/2 and HTTP/1.1 by ALPN; without it, HTTP/1.1 only, as on Azure
 * @param streamsPerConnection the most streams that an HTTP/2 connection may have at once
 * @param keepAliveTimeout how long a connection without requests stays open; zero for no limit
 * @param requestsPerConnection after how many requests a connection is ended, by {@code GOAWAY} on HTTP/2 and by
 *     {@code Connection: close} on HTTP/1.1; zero for no limit
 */
public record TransportOptions(
        boolean tls, int streamsPerConnection, Duration keepAliveTimeout, int requestsPerConnection) {

    /** Plain HTTP/1.1 without limits. */
    public static final TransportOptions DEFAULT = new TransportOptions(false, 100, Duration.ZERO, 0);

    /** Refuses limits below zero. */
    public TransportOptions {
        if (streamsPerConnection < 1) {
            throw new IllegalArgumentException(
                    "streamsPerConnection has to be at least 1, not " + streamsPerConnection);
        }
        if (keepAliveTimeout.isNegative()) {
            throw new IllegalArgumentException("keepAliveTimeout must not be negative, but is " + keepAliveTimeout);
        }
        if (requestsPerConnection < 0) {
            throw new IllegalArgumentException(
                    "goAwayAfter has to be at least 1, or 0 for no limit, not " + requestsPerConnection);
        }
    }

    TransportOptions withTls() {
        return new TransportOptions(true, streamsPerConnection, keepAliveTimeout, requestsPerConnection);
    }

    TransportOptions withStreams(int streams) {
        return new TransportOptions(tls, streams, keepAliveTimeout, requestsPerConnection);
    }

    TransportOptions withKeepAlive(Duration timeout) {
        return new TransportOptions(tls, streamsPerConnection, timeout, requestsPerConnection);
    }

    TransportOptions withRequests(int requests) {
        return new TransportOptions(tls, streamsPerConnection, keepAliveTimeout, requests);
    }
}
