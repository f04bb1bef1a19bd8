package io.github.azurellama.contract.fault;

import okhttp3.OkHttpClient;

/** Whatever is at the other end, if anything is. */
interface Peer extends AutoCloseable {

    /** The endpoint's address. */
    String url();

    /** Lets a client reach it. */
    void configure(OkHttpClient.Builder client);

    /** How many requests it had. */
    int requests();

    /** How many connections are open now. */
    int connections();

    @Override
    void close();
}
