package io.github.azurellama.internal.wire;

import java.io.IOException;

/** An answer that was read without trouble and yet is none: cut short, empty, or without what it must have. */
public final class UnusableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The message says what is wrong with it. */
    public UnusableAnswerException(String message) {
        super(message);
    }
}
