package io.github.azurellama.internal.http;

import java.io.IOException;

/** Carries what a credential threw through OkHttp, which lets only an {@link IOException} out of an interceptor. */
final class CredentialException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    CredentialException(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    RuntimeException thrown() {
        return thrown;
    }
}
