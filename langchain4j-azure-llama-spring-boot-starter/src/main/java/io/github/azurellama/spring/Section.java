package io.github.azurellama.spring;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.error.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * The properties below one prefix, that of a model or a quota. A model's and a deployment's are completed by those of the
 * connection that its property {@code connection} names. Failures name the property that has the value.
 */
final class Section {

    private final ConfigurationPropertyName prefix;
    private final List<ConfigurationPropertySource> sources;
    private final Binder binder;

    private Section(
            ConfigurationPropertyName prefix, Environment environment, Stream<ConfigurationPropertySource> sources) {
        this.prefix = prefix;
        this.sources = sources.toList();
        this.binder = new Binder(
                this.sources,
                // Spring Boot's own binder leaves ${VARIABLE} as it is where there is no such variable.
                value -> value instanceof String text ? environment.resolveRequiredPlaceholders(text) : value);
    }

    static Section of(String prefix, Environment environment) {
        return new Section(ConfigurationPropertyName.of(prefix), environment, sources(environment));
    }

    /** As {@link #withConnection}. What belongs to one endpoint is refused beside {@code deployments}. */
    static Section ofModel(String prefix, Environment environment) {
        Section own = of(prefix, environment);
        String deployments = own.get(References.DEPLOYMENTS, String.class);
        if (deployments != null) {
            PropertyGroup.MEMBERS.properties().stream()
                    .map(Property::name)
                    .filter(own::has)
                    .findFirst()
                    .ifPresent(property -> {
                        throw own.invalid(
                                property,
                                " is set, and so is " + own.nameOf(References.DEPLOYMENTS) + " = " + deployments
                                        + ": remove one of them, because each of the deployments has its own "
                                        + property);
                    });
        }
        return withConnection(prefix, environment);
    }

    /** With the properties of the connection too, if it names one. */
    static Section withConnection(String prefix, Environment environment) {
        Section own = of(prefix, environment);
        String name = own.get(References.CONNECTION, String.class);
        if (name == null) {
            return own;
        }
        PropertyNames connections = PropertyNames.below(Prefix.CONNECTIONS, environment);
        ConfigurationPropertyName connection = connections.find(name);
        if (connection == null) {
            throw own.invalid(
                    References.CONNECTION,
                    " = " + name + ": there are no properties below " + Prefix.CONNECTIONS + "." + name
                            + (connections.isEmpty() ? "" : ", only connections named: " + connections));
        }
        References.ONLY_OF_CONNECTION.stream().filter(own::has).findFirst().ifPresent(property -> {
            throw own.invalid(
                    property,
                    " is set, and so is " + own.nameOf(References.CONNECTION) + " = " + name
                            + ": remove one of them, because a connection has its own " + property);
        });
        return new Section(
                own.prefix,
                environment,
                Stream.concat(
                        own.sources.stream(),
                        PropertyNames.sources(environment)
                                .map(source -> new ConnectionSource(source, connection, own.prefix))));
    }

    private static Stream<ConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }

    String prefix() {
        return prefix.toString();
    }

    /** The value; null if it is not set or blank, as {@code ${VARIABLE:}} is where there is no such variable. */
    <T> @Nullable T get(String name, Class<T> type) {
        return get(name, Bindable.of(type));
    }

    <T> @Nullable T get(String name, Bindable<T> type) {
        try {
            T value = binder.bind(prefix.append(name), type).orElse(null);
            return value instanceof String text && text.isBlank() ? null : value;
        } catch (BindException e) {
            throw unreadable(name, type, e);
        }
    }

    /** Whether the property has a value, or elements. */
    boolean has(String name) {
        ConfigurationPropertyName property = prefix.append(name);
        return get(name, Object.class) != null || sources.stream().anyMatch(source -> hasElements(source, property));
    }

    /** Whether the property is written down, if only with a blank value. */
    boolean mentions(String name) {
        return source(prefix.append(name)).isPresent();
    }

    /**
     * Whether there is an endpoint, or several deployments in its place. A blank one means no model.
     *
     * @param isExpected whether it is a mistake that there is none
     */
    boolean hasEndpoint(boolean isExpected) {
        if (isExpected && !mentions(Settings.ENDPOINT) && !mentions(References.DEPLOYMENTS)) {
            throw invalid(
                    Settings.ENDPOINT,
                    " is not set: set it to the URL that the Azure portal shows for the deployment, or set it for a"
                            + " connection, whose name " + prefix + "." + References.CONNECTION + " takes");
        }
        return has(Settings.ENDPOINT) || has(References.DEPLOYMENTS);
    }

    /** The full name of the property: the connection's, if it is set there. */
    String nameOf(String name) {
        ConfigurationPropertyName property = ConfigurationPropertyName.ofIfValid(prefix + "." + name);
        return property != null && source(property).orElse(null) instanceof ConnectionSource shared
                ? shared.connection() + "." + name
                : prefix + "." + name;
    }

    /** The bean that the property names. */
    <T> T bean(String property, String name, Class<T> type, BeanFactory beans, String remedy) {
        try {
            return BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, type, name);
        } catch (NoSuchBeanDefinitionException e) {
            throw invalid(
                    property,
                    " = " + name + ": there is no bean of type " + type.getSimpleName()
                            + " with that name or qualifier: " + remedy + ", or define such a bean");
        }
    }

    /** Sets the value on the builder, if there is one. */
    <T> void apply(Setting<T> setting, Object builder) {
        T value = get(setting.name(), setting.type());
        if (value != null) {
            translated(setting.name(), () -> {
                setting.setter().accept(builder, value);
                return builder;
            });
        }
    }

    /** What the supplier builds; its failures name properties. */
    <T> T build(Supplier<T> supplier) {
        return translated(null, supplier);
    }

    InvalidPropertyException invalid(String name, String message) {
        return new InvalidPropertyException(prefix(), nameOf(name) + message, null);
    }

    private <T> T translated(@Nullable String applied, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedFeatureException e) {
            throw translated(applied, e);
        }
    }

    private InvalidPropertyException translated(@Nullable String applied, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof InvalidSettingException invalid)) {
            return failed(applied == null ? prefix() : nameOf(applied), ": " + message, failure);
        }
        String setting = Settings.dashed(invalid.setting());
        // With deployments the model itself has no such setting; the message names the deployment that has it.
        String deployments = PropertyGroup.MEMBERS.has(setting) ? get(References.DEPLOYMENTS, String.class) : null;
        if (deployments != null) {
            return failed(nameOf(References.DEPLOYMENTS), " = " + deployments + ": " + message, failure);
        }
        // A setting without a property of its own is part of the one that was being set, as retry-policy.backoff is.
        boolean hasProperty = applied == null || applied.equals(setting) || PropertyGroup.isModelProperty(setting);
        String property = hasProperty ? setting : applied + "." + setting;
        return message.startsWith(invalid.setting())
                ? failed(nameOf(property), message.substring(invalid.setting().length()), failure)
                : failed(nameOf(property), ": " + message, failure);
    }

    private RuntimeException unreadable(String name, Bindable<?> type, BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlaceholderResolutionException unresolved) {
                String variable = unresolved.getPlaceholder();
                return invalid(
                        name,
                        " needs " + variable + ", which is not set: set it, or write ${" + variable
                                + ":} to leave the property unset without it");
            }
        }
        return Settings.SECRETS.contains(name) // not kept as the cause, because Spring Boot shows the value
                ? invalid(name, " cannot be read as a " + type.getType())
                : failure;
    }

    private InvalidPropertyException failed(String property, String message, RuntimeException cause) {
        return new InvalidPropertyException(prefix(), property + message, cause);
    }

    /** The source of the property, or of its elements. */
    private Optional<ConfigurationPropertySource> source(ConfigurationPropertyName property) {
        return sources.stream()
                .filter(source -> source.getConfigurationProperty(property) != null || hasElements(source, property))
                .findFirst();
    }

    private static boolean hasElements(ConfigurationPropertySource source, ConfigurationPropertyName property) {
        return source.containsDescendantOf(property) == ConfigurationPropertyState.PRESENT;
    }
}
