package io.github.azurellama.contract.fault;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates of the servers, which no browser would take. */
final class Certificates {

    private static final HeldCertificate RIGHT =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    private static final HeldCertificate OTHER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("other.example")
            .build();

    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(RIGHT.certificate())
            .addTrustedCertificate(OTHER.certificate())
            .build();

    private Certificates() {}

    /** For the host of the request. */
    static HandshakeCertificates right() {
        return held(RIGHT);
    }

    /** For another host. */
    static HandshakeCertificates other() {
        return held(OTHER);
    }

    /** Lets a client trust these servers. */
    static void trust(OkHttpClient.Builder client) {
        client.sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
    }

    private static HandshakeCertificates held(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }
}
