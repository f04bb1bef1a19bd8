package io.github.azurellama.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate for 127.0.0.1 in a copy of the JVM's trust store, so that a client loads as many certificates as it does for
 * Azure. The system properties of the trust store name the copy; child JVMs get the same properties.
 */
public final class ServerCertificate {

    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit"; // of the JVM's trust store too
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    private ServerCertificate() {}

    /** Makes a certificate that this JVM and its children trust until this JVM ends. */
    public static void install() throws IOException {
        Path store = Files.createTempFile("azure-llama-benchmarks", ".store");
        store.toFile().deleteOnExit();
        Files.copy(HOME.resolve("lib/security/cacerts"), store, StandardCopyOption.REPLACE_EXISTING);
        addKey(store);
        System.setProperty(STORE, store.toString());
        System.setProperty(STORE_PASSWORD, PASSWORD);
    }

    private static void addKey(Path store) throws IOException {
        String options =
                "-genkeypair -alias benchmark -keyalg EC -dname CN=benchmark -ext san=ip:127.0.0.1 -validity 30"
                        + " -storepass " + PASSWORD + " -keypass " + PASSWORD + " -keystore " + store;
        var keytool = new ProcessBuilder(HOME.resolve("bin/keytool").toString());
        keytool.command().addAll(List.of(options.split(" ")));
        Process process = keytool.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("no certificate: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }

    /** The options with which a child JVM trusts what this one trusts. */
    public static List<String> options() {
        return Stream.of(STORE, STORE_PASSWORD)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** The server's key, of the store that {@link #install} made in this JVM or in its parent. */
    static KeyManagerFactory key() {
        try {
            char[] password = PASSWORD.toCharArray();
            KeyStore store =
                    KeyStore.getInstance(Path.of(System.getProperty(STORE)).toFile(), password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for TLS", e);
        }
    }
}
