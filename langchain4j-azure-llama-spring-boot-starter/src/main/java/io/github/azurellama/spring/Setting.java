package io.github.azurellama.spring;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.ResolvableType;

/**
 * A setting of a builder that properties can express.
 *
 * @param name the property's name below the prefix of a model
 * @param type the type that its text is converted to
 * @param setter sets the value on the builder
 * @param <T> the type of the value
 */
record Setting<T>(String name, Bindable<T> type, BiConsumer<Object, T> setter) {

    /** The properties that set it; if its value is a record, one for each component. */
    Stream<Property> properties() {
        Class<?> value = type.getType().toClass();
        return value.isRecord()
                ? Arrays.stream(value.getRecordComponents())
                        .map(component -> new Property(
                                name + "." + Settings.dashed(component.getName()),
                                ResolvableType.forClass(component.getType()),
                                null))
                : Stream.of(new Property(name, type.getType(), null));
    }
}
