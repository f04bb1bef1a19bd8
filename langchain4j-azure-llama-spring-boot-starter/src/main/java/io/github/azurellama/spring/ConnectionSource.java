package io.github.azurellama.spring;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Shows the properties of a connection as if they stood below the prefix of a model, so that what a model does not set itself
 * is bound to what its connection sets, down to each header of a map.
 *
 * @param source the source of both
 * @param connection the prefix of the connection
 * @param model the prefix of the model
 */
record ConnectionSource(
        IterableConfigurationPropertySource source,
        ConfigurationPropertyName connection,
        ConfigurationPropertyName model)
        implements IterableConfigurationPropertySource {

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        return model.isAncestorOf(name) ? source.getConfigurationProperty(moved(name, model, connection)) : null;
    }

    @Override
    public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
        return model.isAncestorOf(name)
                ? source.containsDescendantOf(moved(name, model, connection))
                : ConfigurationPropertyState.ABSENT;
    }

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return source.stream().filter(connection::isAncestorOf).map(name -> moved(name, connection, model));
    }

    @Override
    public @Nullable Object getUnderlyingSource() {
        return source.getUnderlyingSource();
    }

    private static ConfigurationPropertyName moved(
            ConfigurationPropertyName name, ConfigurationPropertyName from, ConfigurationPropertyName to) {
        // Parsed again, because Spring cannot cut a name of more than six elements that was put together.
        var parsed = ConfigurationPropertyName.adapt(name.toString(), '.');
        return to.append(parsed.subName(from.getNumberOfElements()));
    }
}
