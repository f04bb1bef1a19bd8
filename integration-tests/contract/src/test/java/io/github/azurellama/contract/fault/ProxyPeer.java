package io.github.azurellama.contract.fault;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import okhttp3.OkHttpClient;

/**
 * A server that is reached through a proxy only.
 *
 * @param url the server's address
 * @param proxy what is at the proxy's
 */
record ProxyPeer(String url, Peer proxy) implements Peer {

    @Override
    public void configure(OkHttpClient.Builder client) {
        int port = URI.create(proxy.url()).getPort();
        client.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    @Override
    public int requests() {
        return proxy.requests();
    }

    @Override
    public int connections() {
        return proxy.connections();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
