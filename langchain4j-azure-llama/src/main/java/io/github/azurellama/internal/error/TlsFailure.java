package io.github.azurellama.internal.error;

import java.io.EOFException;
import java.io.File;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there is no secure connection. The JDK names classes and alerts; what to do is said here. */
public final class TlsFailure {

    private static final String CLIENT_CERTIFICATE =
            "The server requires a client certificate: pass a client that has one to okHttpClient";

    /** What to do, by a part of what the JDK says. The first that applies counts. */
    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put(
                "CertificateExpiredException",
                "The server's certificate has expired: renew it, or check the clock of this computer");
        REMEDIES.put(
                "CertificateNotYetValidException",
                "The server's certificate is not valid yet: check the clock of this computer");
        REMEDIES.put(
                "trustAnchors parameter must be non-empty",
                "The JVM's trust store is missing or empty: check the system property javax.net.ssl.trustStore");
        REMEDIES.put(
                "PKIX path",
                "This JVM does not trust the server's certificate: name a trust store that has its CA in the system"
                        + " property javax.net.ssl.trustStore, or pass a client that trusts it to okHttpClient");
        REMEDIES.put("not verified", "The certificate is for another host: use the host name that it has");
        REMEDIES.put(
                "Unsupported or unrecognized SSL message",
                "The server does not speak TLS on this port: use its port for https, or http");
        REMEDIES.put("alert: certificate_required", CLIENT_CERTIFICATE);
        REMEDIES.put("alert: bad_certificate", CLIENT_CERTIFICATE);
        String nothingInCommon = "Server and JVM have no version or cipher of TLS in common, or the server requires a"
                + " client certificate, which a client that is passed to okHttpClient can have";
        REMEDIES.put("alert: handshake_failure", nothingInCommon);
        REMEDIES.put("alert: protocol_version", nothingInCommon);
        REMEDIES.put("alert: insufficient_security", nothingInCommon);
        REMEDIES.put("No appropriate protocol", nothingInCommon);
    }

    private TlsFailure() {}

    /** Whether the connection broke, as one without TLS may, rather than failed to become secure. */
    public static boolean isLostConnection(Throwable e) {
        return e instanceof SSLException
                && causes(e).anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    /** What the JDK says, on one line, and the remedy if there is one. */
    static Explanation explain(SSLException e) {
        String said = "no secure connection: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        String missing = missingTrustStore();
        if (missing != null && said.contains("PKIX path")) {
            return new Explanation(
                    said,
                    "There is no file " + missing
                            + ", which the system property javax.net.ssl.trustStore names, so this JVM trusts no server");
        }
        String all = causes(e).map(Throwable::toString).collect(Collectors.joining(" "));
        return REMEDIES.entrySet().stream()
                .filter(remedy -> all.contains(remedy.getKey()))
                .findFirst()
                .map(remedy -> new Explanation(said, remedy.getValue()))
                .orElse(Explanation.of(said));
    }

    /** The JDK takes a trust store that does not exist for an empty one. */
    private static @Nullable String missingTrustStore() {
        String file = System.getProperty("javax.net.ssl.trustStore");
        return file == null || file.equals("NONE") || new File(file).exists() ? null : file;
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }
}
