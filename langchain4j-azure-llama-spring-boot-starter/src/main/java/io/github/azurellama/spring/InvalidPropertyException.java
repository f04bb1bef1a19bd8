package io.github.azurellama.spring;

import org.jspecify.annotations.Nullable;

/** A model cannot be built from its properties. The message names the property and the remedy, and no secret. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String prefix;

    InvalidPropertyException(String prefix, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.prefix = prefix;
    }

    /** The prefix of the model's properties. */
    String prefix() {
        return prefix;
    }
}
