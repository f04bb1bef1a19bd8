package io.github.azurellama.endpoint;

/**
 * Scheme, host and port of a URL.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host in lower case
 * @param port the port, or -1 for the scheme's own
 */
record Origin(String scheme, String host, int port) {

    /** Whether the host is one of Azure's for this kind of endpoint. */
    boolean isOf(EndpointKind kind) {
        return AzureCloud.of(host, kind.services()).isPresent();
    }

    boolean isLoopback() {
        return isLoopback(host);
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
