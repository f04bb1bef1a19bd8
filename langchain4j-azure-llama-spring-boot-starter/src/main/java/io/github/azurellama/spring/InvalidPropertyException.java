package io.github.azurellama.spring;

import org.jspecify.annotations.Nullable;

/** The starter cannot work with its properties. The message names the property and the remedy, and no secret. */
public final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String prefix;

    /**
     * A refusal.
     *
     * @param prefix where the properties to correct are
     * @param message the property, its value and the remedy
     * @param cause why, or null
     */
    public InvalidPropertyException(String prefix, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.prefix = prefix;
    }

    /** The prefix of the model's properties. */
    String prefix() {
        return prefix;
    }
}
