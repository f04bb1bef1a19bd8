package io.github.azurellama.contract.fault;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates of the servers, which no browser would take. */
final class Certificates {

    private static final HeldCertificate OF_HOST =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    private static final HeldCertificate OF_OTHER_HOST = new HeldCertificate.Builder()
            .addSubjectAlternativeName("other.example")
            .build();

    // Made once, because each protects its key by a function that is meant to take long.
    private static final HandshakeCertificates RIGHT = held(OF_HOST);
    private static final HandshakeCertificates OTHER = held(OF_OTHER_HOST);

    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(OF_HOST.certificate())
            .addTrustedCertificate(OF_OTHER_HOST.certificate())
            .build();

    private Certificates() {}

    /** For the host of the request. */
    static HandshakeCertificates right() {
        return RIGHT;
    }

    /** For another host. */
    static HandshakeCertificates other() {
        return OTHER;
    }

    /** Lets a client trust these servers. */
    static void trust(OkHttpClient.Builder client) {
        client.sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
    }

    private static HandshakeCertificates held(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }
}
