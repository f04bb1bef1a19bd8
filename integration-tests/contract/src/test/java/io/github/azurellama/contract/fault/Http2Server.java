package io.github.azurellama.contract.fault;

import io.github.azurellama.testing.MockServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** A server of HTTP/2 over TLS that responds correctly but for one fault. */
final class Http2Server implements Peer {

    private final MockWebServer server = MockServers.create();

    /** A server whose response to each request is the right one, changed by the fault that its number has. */
    Http2Server(Function<Integer, Consumer<MockResponse.Builder>> faults) {
        server.useHttps(Certificates.right().sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.setDispatcher(new Dispatcher() {
            /** Effects before a response are looked up here. */
            @Override
            public MockResponse peek() {
                var response = new MockResponse.Builder();
                faults.apply(server.getRequestCount() + 1).accept(response);
                return response.build();
            }

            @Override
            public MockResponse dispatch(RecordedRequest recorded) {
                var responseShape = new RawRequest(
                                "POST " + recorded.getTarget() + " ",
                                recorded.getBody().utf8())
                        .responseShape();
                var response = new MockResponse.Builder()
                        .setHeader("Content-Type", responseShape.stream() ? "text/event-stream" : "application/json")
                        .body(responseShape.content());
                faults.apply(server.getRequestCount()).accept(response);
                return response.build();
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url() {
        return "https://127.0.0.1:" + server.getPort();
    }

    @Override
    public void configure(OkHttpClient.Builder client) {
        Certificates.trust(client);
    }

    @Override
    public int requests() {
        return server.getRequestCount();
    }

    /** MockWebServer does not count them; the client's pool is checked all the same. */
    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
