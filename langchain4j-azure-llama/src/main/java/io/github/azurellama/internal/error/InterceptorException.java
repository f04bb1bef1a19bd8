package io.github.azurellama.internal.error;

import java.io.IOException;

/**
 * Carries a RuntimeException or Error of an interceptor, a credential or a quota through OkHttp, which passes only an
 * {@link IOException} on to a callback.
 */
public final class InterceptorException extends IOException {

    private static final long serialVersionUID = 1L;

    public InterceptorException(Throwable thrown) {
        super(thrown);
    }
}
