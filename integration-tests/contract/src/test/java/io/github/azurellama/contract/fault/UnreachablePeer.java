package io.github.azurellama.contract.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import okhttp3.OkHttpClient;

/** A port that is taken, so that no other server gets it meanwhile, and where no server listens. */
final class UnreachablePeer implements Peer {

    private final Socket taken = new Socket();

    UnreachablePeer() {
        try {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + taken.getLocalPort();
    }

    @Override
    public void configure(OkHttpClient.Builder client) {}

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
        try {
            taken.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
