package io.github.azurellama.internal.http;

import java.io.IOException;

/** No attempt was made, because no deployment of the pool is ready. */
final class NoneReadyException extends IOException {

    private static final long serialVersionUID = 1L;

    NoneReadyException() {
        super("no deployment of the pool is ready");
    }
}
