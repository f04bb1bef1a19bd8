package io.github.azurellama.spring;

import io.github.azurellama.error.InvalidSettingException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates the library's messages about settings into messages about properties. */
final class PropertyNames {

    private static final Set<String> KNOWN = Settings.all().map(Setting::name).collect(Collectors.toSet());

    private final String prefix;

    PropertyNames(String prefix) {
        this.prefix = prefix;
    }

    /** The full name of a property. */
    String of(String name) {
        return prefix + "." + name;
    }

    /**
     * The failure as one of properties.
     *
     * @param applied the property that was being set, or null while the model was being built
     * @param failure what the builder threw
     */
    InvalidPropertyException translate(@Nullable String applied, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof InvalidSettingException invalid)) {
            return failed(applied == null ? prefix : of(applied), ": " + message, failure);
        }
        String property = property(applied, Settings.dashed(invalid.setting()));
        return message.startsWith(invalid.setting())
                ? failed(property, message.substring(invalid.setting().length()), failure)
                : failed(property, ": " + message, failure);
    }

    /** A setting without a property of its own is part of the one that was being set, as {@code retry-policy.backoff} is. */
    private String property(@Nullable String applied, String setting) {
        return of(applied == null || KNOWN.contains(setting) ? setting : applied + "." + setting);
    }

    private InvalidPropertyException failed(String property, String message, RuntimeException cause) {
        return new InvalidPropertyException(prefix, property + message, cause);
    }
}
