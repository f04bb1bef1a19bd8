package io.github.azurellama.spring;

import java.util.function.BiConsumer;
import org.springframework.boot.context.properties.bind.Bindable;

/**
 * A property and the builder's setter for it.
 *
 * @param name the property's name below the prefix of a model
 * @param type the type that its text is converted to
 * @param setter sets the value on the builder
 * @param <B> the builder
 * @param <T> the type of the value
 */
record Setting<B, T>(String name, Bindable<T> type, BiConsumer<B, T> setter) {}
