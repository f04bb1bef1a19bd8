package io.github.azurellama.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * Properties below one prefix.
 *
 * @param prefix the prefix
 * @param isNamed whether a name stands between the prefix and the properties
 * @param properties the properties
 */
record PropertyGroup(String prefix, boolean isNamed, List<Property> properties) {

    static final PropertyGroup MODELS = new PropertyGroup(
            Prefix.MODELS,
            true,
            Stream.concat(
                            Stream.of(References.OF_NAMED_MODELS),
                            propertiesOfModel(ModelType.allSettings().toList()))
                    .toList());

    static final PropertyGroup CONNECTIONS = new PropertyGroup(
            Prefix.CONNECTIONS,
            true,
            Stream.concat(References.OF_CONNECTION.stream(), propertiesOf(Settings.OF_CONNECTION))
                    .toList());

    static final PropertyGroup QUOTAS = new PropertyGroup(Prefix.QUOTAS, true, QuotaProperties.all());

    static final PropertyGroup MEMBERS = new PropertyGroup(
            Settings.MEMBERS,
            true,
            Stream.concat(References.OF_MEMBERS.stream(), propertiesOf(Settings.OF_MEMBERS))
                    .toList());

    static final PropertyGroup DEPLOYMENTS = new PropertyGroup(
            Prefix.DEPLOYMENTS,
            true,
            Stream.concat(
                            propertiesOf(Settings.OF_DEPLOYMENTS),
                            Stream.of(new Property(
                                    MEMBERS.prefix,
                                    ResolvableType.forClassWithGenerics(
                                            Map.class, String.class, MemberProperties.class),
                                    "The deployments, by their names in messages and metadata.",
                                    MEMBERS.properties)))
                    .toList());

    static final List<PropertyGroup> UNNAMED_MODELS = Arrays.stream(ModelType.values())
            .map(type -> new PropertyGroup(
                    type.prefix(), false, propertiesOfModel(type.settings()).toList()))
            .toList();

    static final PropertyGroup HEALTH = new PropertyGroup(Prefix.HEALTH, false, HealthProperties.ALL);

    /** Read by the package {@code observation}. */
    static final PropertyGroup OBSERVATION = new PropertyGroup(
            Prefix.ROOT,
            false,
            List.of(
                    Property.of(
                            "observation.enabled",
                            Boolean.class,
                            "Whether calls are measured by the MeterRegistry and observed by the ObservationRegistry; true unless set."),
                    new Property(
                            "prices",
                            ResolvableType.forClassWithGenerics(Map.class, String.class, String.class),
                            "Prices of a million tokens by model, from which the cost of calls is measured: NAME.input and NAME.output."),
                    Property.of(
                            "price-currency",
                            String.class,
                            "The currency of the prices, a tag of the meter of cost; USD unless set.")));

    static final List<PropertyGroup> ALL = Stream.concat(
                    UNNAMED_MODELS.stream(), Stream.of(MODELS, CONNECTIONS, QUOTAS, DEPLOYMENTS, HEALTH, OBSERVATION))
            .toList();

    private static final Set<String> OF_ANY_MODEL =
            MODELS.properties.stream().map(Property::name).collect(Collectors.toSet());

    /** Whether a model has a property of that name. */
    static boolean isModelProperty(String name) {
        return OF_ANY_MODEL.contains(name);
    }

    /** Whether there is a property of that name, as it is below the prefix. */
    boolean has(String name) {
        return properties.stream().anyMatch(property -> property.name().equals(name));
    }

    boolean contains(ConfigurationPropertyName name) {
        var parent = ConfigurationPropertyName.of(prefix);
        int depth = parent.getNumberOfElements() + (isNamed ? 1 : 0);
        return parent.isAncestorOf(name)
                && name.getNumberOfElements() > depth
                && properties.stream().anyMatch(property -> property.isSetBy(name.subName(depth)));
    }

    private static Stream<Property> propertiesOfModel(List<Setting<?>> settings) {
        return Stream.of(References.OF_MODELS.stream(), References.OF_CONNECTION.stream(), propertiesOf(settings))
                .flatMap(properties -> properties);
    }

    private static Stream<Property> propertiesOf(List<Setting<?>> settings) {
        return settings.stream().flatMap(Setting::properties);
    }
}
