package io.github.azurellama.internal.http;

import java.io.IOException;

/** An answer or an event that would not end. */
final class OversizeException extends IOException {

    private static final long serialVersionUID = 1L;

    OversizeException(String message) {
        super(message);
    }
}
