package io.github.azurellama.internal.http;

import java.io.IOException;

/**
 * Carries what is to reach the caller as it was thrown, by a credential or a quota, through OkHttp, which lets only an
 * {@link IOException} out of an interceptor.
 */
final class CarriedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    CarriedException(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    RuntimeException thrown() {
        return thrown;
    }
}
