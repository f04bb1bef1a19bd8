package io.github.azurellama.contract.gateway;

import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.ReservedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Debian's nginx as a child process, with TLS and HTTP/2, in front of another server. */
final class NginxServer implements AutoCloseable {

    private static final List<String> PATHS = List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx");

    /** Everything in one directory, one process. */
    private static final String CONFIG = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                keepalive_timeout %2$dms;
                keepalive_requests %5$d;
                http2_max_concurrent_streams %6$d;
                server {
                    listen 127.0.0.1:%3$d ssl http2;
                    ssl_certificate %1$s/certificate.pem;
                    ssl_certificate_key %1$s/key.pem;
                    location / {
                        proxy_pass %4$s;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_buffering off;
                    }
                }
            }
            """;

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private final Path directory;
    private final int port;
    private final Process process;

    /** How many streams and requests a connection may have. */
    record Limits(int streams, int requests) {
        /** Those of nginx where nothing is configured. */
        static final Limits DEFAULT = new Limits(128, 1_000);
    }

    /** Starts in front of that server, and closes connections that are idle for so long. */
    NginxServer(String upstream, Duration keepAlive, Limits limits) {
        try {
            directory = Files.createTempDirectory("nginx");
            port = ReservedPort.next();
            write("certificate.pem", certificate.certificatePem());
            write("key.pem", certificate.privateKeyPkcs8Pem());
            write(
                    "nginx.conf",
                    CONFIG.formatted(directory, keepAlive.toMillis(), port, upstream, limits.requests, limits.streams));
            process = new ProcessBuilder(
                            binary().toString(),
                            "-p",
                            directory.toString(),
                            "-c",
                            directory.resolve("nginx.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.assertThat("nginx listens", () -> !process.isAlive() || accepts());
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx ended: " + logs());
        }
    }

    static boolean isInstalled() {
        return PATHS.stream().anyMatch(path -> Files.isExecutable(Path.of(path)));
    }

    String url() {
        return "https://127.0.0.1:" + port;
    }

    /** Lets a client trust the certificate. */
    OkHttpClient.Builder trust(OkHttpClient.Builder client) {
        var trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return client.sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
    }

    /** The lines that nginx logged at level warn and above. */
    String logs() {
        try {
            var log = directory.resolve("error.log");
            return Files.readString(directory.resolve("output.log")) + (Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path binary() {
        return PATHS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
