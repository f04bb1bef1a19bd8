package io.github.azurellama.internal.json;

import io.github.azurellama.internal.wire.MalformedResponseException;

/** An object with nothing of a completion or a chunk in it, and nothing that is known to be an error. */
public final class NoCompletionException extends MalformedResponseException {

    private static final long serialVersionUID = 1L;

    NoCompletionException(byte[] json, int offset, int length) {
        super("the response has no choices", json, offset, length);
    }
}
