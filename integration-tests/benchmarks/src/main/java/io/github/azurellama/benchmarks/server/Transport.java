package io.github.azurellama.benchmarks.server;

import java.util.Locale;

/** What the clients and the server speak. */
public enum Transport {

    /** HTTP/1.1 without TLS, as local servers do. */
    PLAIN,

    /** HTTP/1.1 over TLS. */
    TLS,

    /** HTTP/2 over TLS, as Azure and most gateways do. */
    H2;

    /** Its name on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return option();
    }
}
