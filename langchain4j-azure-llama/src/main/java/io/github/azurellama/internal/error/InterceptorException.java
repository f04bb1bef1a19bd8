package io.github.azurellama.internal.error;

import java.io.IOException;

/**
 * Carries what is to reach the caller as it was thrown, by a credential or a quota, through OkHttp, which lets only an
 * {@link IOException} out of an interceptor.
 */
public final class InterceptorException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    public InterceptorException(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    public RuntimeException thrown() {
        return thrown;
    }
}
