package io.github.azurellama.spring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * A property below the prefix of a model, a connection or the like.
 *
 * @param name the name below that prefix
 * @param type the type that its text is converted to
 * @param description what IDEs show; null for the javadoc of the builder's method
 * @param ofEachName the properties below each name that follows this one, as in {@code members.NAME}; empty if none does
 */
record Property(String name, ResolvableType type, @Nullable String description, List<Property> ofEachName) {

    Property(String name, ResolvableType type, @Nullable String description) {
        this(name, type, description, List.of());
    }

    static Property of(String name, Class<?> type, String description) {
        return new Property(name, ResolvableType.forClass(type), description);
    }

    /** Whether a configuration that contains {@code below}, a name below the prefix, sets this property or an element of it. */
    boolean isSetBy(ConfigurationPropertyName below) {
        var own = ConfigurationPropertyName.of(name);
        int depth = own.getNumberOfElements() + 1;
        if (!ofEachName.isEmpty()) {
            return own.isAncestorOf(below)
                    && below.getNumberOfElements() > depth
                    && ofEachName.stream().anyMatch(property -> property.isSetBy(below.subName(depth)));
        }
        return own.equals(below) || (hasElements() && own.isAncestorOf(below));
    }

    private boolean hasElements() {
        return Map.class.isAssignableFrom(type.toClass()) || Collection.class.isAssignableFrom(type.toClass());
    }
}
