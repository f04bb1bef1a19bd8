package io.github.azurellama.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Refuses properties that nothing reads: they are misspelled, and what they should set would keep its default unnoticed. */
final class UnknownProperties {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Prefix.ROOT);

    private UnknownProperties() {}

    static void refuse(Environment environment) {
        PropertyNames.sources(environment)
                .forEach(source -> source.stream()
                        .filter(ROOT::isAncestorOf)
                        .filter(name -> PropertyGroup.ALL.stream().noneMatch(group -> group.contains(name)))
                        .forEach(name -> refuse(name, source)));
    }

    private static void refuse(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        if (property == null || String.valueOf(property.getValue()).isBlank()) {
            return; // as an empty section of YAML is
        }
        throw new InvalidPropertyException(
                Prefix.ROOT,
                name + " is not a property of this starter: correct its spelling or remove it"
                        + place(property.getOrigin()),
                null);
    }

    private static String place(@Nullable Origin origin) {
        return origin == null ? "" : ". It is set by " + origin;
    }
}
