package io.github.azurellama.spring;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** The names below a prefix, such as those of {@code langchain4j.azure-llama.models.NAME}. */
final class PropertyNames {

    private final Map<String, ConfigurationPropertyName> prefixes = new LinkedHashMap<>();

    private PropertyNames() {}

    static PropertyNames below(String prefix, Environment environment) {
        var parent = ConfigurationPropertyName.of(prefix);
        var names = new PropertyNames();
        sources(environment)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(parent::isAncestorOf)
                .map(property -> property.chop(parent.getNumberOfElements() + 1))
                .forEach(found -> names.prefixes.merge(uniform(name(found)), found, PropertyNames::moreComplete));
        return names;
    }

    /** Environment variables have no dashes, so the longer of two spellings is the complete one. */
    private static ConfigurationPropertyName moreComplete(ConfigurationPropertyName a, ConfigurationPropertyName b) {
        return name(a).length() < name(b).length() ? b : a;
    }

    static Stream<IterableConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    boolean isEmpty() {
        return prefixes.isEmpty();
    }

    /** The prefix of each name's properties. */
    Iterable<ConfigurationPropertyName> prefixes() {
        return prefixes.values();
    }

    /** The prefix of this name's properties, however it is spelled; null if it has none. */
    @Nullable ConfigurationPropertyName find(String name) {
        return prefixes.get(uniform(name));
    }

    /** The name that ends a prefix, as it was written. */
    static String name(ConfigurationPropertyName prefix) {
        return prefix.getLastElement(Form.ORIGINAL);
    }

    @Override
    public String toString() {
        return String.join(
                ", ", prefixes.values().stream().map(PropertyNames::name).toList());
    }

    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
