package io.github.azurellama.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a builder, or an option of a request, is missing, out of range, or contradicts another one. Nothing was sent.
 * The message names the setting, its value and the remedy.
 *
 * <p>What configures a builder from elsewhere, as the Spring Boot starter does, can translate {@link #setting()} into a name
 * of its own.
 */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final @Nullable String value;

    /**
     * Thrown by this library only.
     *
     * @param setting the setting, see {@link #setting()}
     * @param value the value as it may be shown to anyone; null if the setting is not set or its value is secret
     * @param message what is wrong with it and what to do
     */
    public InvalidSettingException(String setting, @Nullable Object value, String message) {
        this(setting, value, message, null);
    }

    /** As the other constructor, with the failure that showed that the value is wrong. */
    public InvalidSettingException(String setting, @Nullable Object value, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.setting = setting;
        this.value = value == null ? null : String.valueOf(value);
    }

    /**
     * The setting: the name of the builder's method, such as {@code readTimeout}, or the wire name of an option, such as
     * {@code max_tokens}.
     */
    public String setting() {
        return setting;
    }

    /** The value as text; empty if the setting is not set, or if its value is secret. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }
}
