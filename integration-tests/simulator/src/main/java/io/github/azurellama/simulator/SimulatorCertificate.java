package io.github.azurellama.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A self-signed certificate for localhost and 127.0.0.1. The JDK's keytool makes one for each JVM, when TLS is first
 * used, because the JDK has no public API for it.
 */
final class SimulatorCertificate {

    private static final String PASSWORD = "simulator";
    private static final String ALIAS = "simulator";
    private static final long PATIENCE_SECONDS = 60;

    final X509Certificate certificate;

    /** Trusts this certificate and no other. */
    final X509TrustManager trustManager;

    final SSLContext clientContext;
    private final byte[] pkcs12;

    private SimulatorCertificate(byte[] pkcs12) throws IOException, GeneralSecurityException {
        this.pkcs12 = pkcs12;
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(pkcs12), PASSWORD.toCharArray());
        certificate = (X509Certificate) keys.getCertificate(ALIAS);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        trustManager = (X509TrustManager) trust.getTrustManagers()[0];
        clientContext = SSLContext.getInstance("TLS");
        clientContext.init(null, new TrustManager[] {trustManager}, null);
    }

    /** The certificate of this JVM. */
    static SimulatorCertificate get() {
        return Holder.CERTIFICATE;
    }

    PfxOptions serverKey() {
        return new PfxOptions().setValue(Buffer.buffer(pkcs12)).setPassword(PASSWORD);
    }

    private static SimulatorCertificate make() {
        try {
            Path directory = Files.createTempDirectory("azure-llama-simulator");
            Path file = directory.resolve("key.p12");
            try {
                keytool(file);
                return new SimulatorCertificate(Files.readAllBytes(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no certificate for TLS: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(("-genkeypair -keyalg EC -validity 3650 -dname CN=localhost "
                        + "-ext san=dns:localhost,ip:127.0.0.1 -alias " + ALIAS + " -storetype PKCS12 -storepass "
                        + PASSWORD)
                .split(" ", -1)));
        command.addAll(List.of("-keystore", file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(
                        process.isAlive()
                                ? "keytool did not end within " + PATIENCE_SECONDS + " s"
                                : "keytool ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static final class Holder {
        static final SimulatorCertificate CERTIFICATE = make();
    }
}
