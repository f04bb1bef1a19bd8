package io.github.azurellama.spring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/** Clients with the certificates of a bundle; one for each bundle, so that its models share connections. */
final class SslClients {

    private record Key(OkHttpClient base, String bundle) {}

    private final ObjectProvider<SslBundles> bundles;
    private final Map<Key, OkHttpClient> clients = new ConcurrentHashMap<>();

    SslClients(ObjectProvider<SslBundles> bundles) {
        this.bundles = bundles;
    }

    /** The client that is derived from the base and has the certificates of the bundle that the section names. */
    OkHttpClient get(OkHttpClient base, String bundle, Section section) {
        return clients.computeIfAbsent(
                new Key(base, bundle), key -> section.build(() -> create(base, bundle(bundle, section))));
    }

    private SslBundle bundle(String name, Section section) {
        SslBundles registered = bundles.getIfAvailable();
        try {
            if (registered != null) {
                return registered.getBundle(name);
            }
        } catch (NoSuchSslBundleException e) {
            // The same as without any bundle.
        }
        throw section.invalid(
                References.SSL_BUNDLE,
                " = " + name + ": there is no SSL bundle of that name: set spring.ssl.bundle.pem." + name
                        + ".truststore.certificate to the certificates, for example");
    }

    private static OkHttpClient create(OkHttpClient base, SslBundle bundle) {
        X509TrustManager trustManager = Stream.of(bundle.getManagers().getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the SSL bundle has no X.509 trust manager"));
        OkHttpClient.Builder client =
                base.newBuilder().sslSocketFactory(bundle.createSslContext().getSocketFactory(), trustManager);
        SslOptions options = bundle.getOptions();
        if (options.isSpecified()) {
            var tls = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS);
            if (options.getCiphers() != null) {
                tls.cipherSuites(options.getCiphers());
            }
            if (options.getEnabledProtocols() != null) {
                tls.tlsVersions(options.getEnabledProtocols());
            }
            client.connectionSpecs(List.of(tls.build(), ConnectionSpec.CLEARTEXT));
        }
        return client.build();
    }
}
