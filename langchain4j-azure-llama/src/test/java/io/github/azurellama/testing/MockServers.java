package io.github.azurellama.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Makes servers that send what they write at once, as Azure's do. */
public final class MockServers {

    private MockServers() {}

    /** A server that has not started. */
    public static MockWebServer create() {
        var server = new MockWebServer();
        server.setServerSocketFactory(new NoDelay());
        return server;
    }

    /** Lets a server speak TLS with that certificate. */
    public static void show(HeldCertificate certificate, MockWebServer server) {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
    }

    /** Without it, the second write of a response waits 40 ms for the client's system to acknowledge the first. */
    private static final class NoDelay extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket accepted = super.accept();
                    accepted.setTcpNoDelay(true);
                    return accepted;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
