package io.github.azurellama.spring;

import org.jspecify.annotations.Nullable;

/** A model cannot be made as its properties want it. The message names them and the remedy, and shows no secret. */
final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String prefix;

    InvalidSettingsException(String prefix, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.prefix = prefix;
    }

    /** The prefix of the properties. */
    String prefix() {
        return prefix;
    }
}
