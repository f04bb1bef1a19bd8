package io.github.azurellama.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;

/**
 * The file from which IDEs complete properties, generated from the tables of properties and the library's javadoc. Properties
 * below a name are those of a map's values, whose class IDEs read.
 */
final class ConfigurationMetadata {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final String OF_MAP = "java.util.Map<java.lang.String,%s>";

    private final List<Map<String, String>> properties = new ArrayList<>();

    private ConfigurationMetadata() {}

    static String write() throws IOException {
        var metadata = new ConfigurationMetadata();
        var docs = new SetterDocs();
        metadata.add(
                Prefix.MODELS,
                OF_MAP.formatted(ModelProperties.class.getName()),
                "Models with names of their own, which are the qualifiers of their beans.");
        metadata.add(
                Prefix.CONNECTIONS,
                OF_MAP.formatted(ConnectionProperties.class.getName()),
                "Connections that models share by name.");
        metadata.add(
                Prefix.QUOTAS, OF_MAP.formatted(QuotaProperties.class.getName()), "Quotas that models share by name.");
        metadata.add(
                Prefix.DEPLOYMENTS,
                OF_MAP.formatted(DeploymentsProperties.class.getName()),
                "Several deployments that models use as one, by name.");
        metadata.add(
                HealthProperties.ENABLED,
                Boolean.class.getName(),
                "Whether Actuator checks the endpoints of the models. Default is false.");
        for (PropertyGroup group : PropertyGroup.ALL) {
            if (group.isNamed()) {
                continue;
            }
            for (Property property : group.properties()) {
                metadata.add(group.prefix() + "." + property.name(), typeName(property.type()), docs.of(property));
            }
        }
        return JSON.writeValueAsString(Map.of("properties", metadata.properties)) + "\n";
    }

    private void add(String name, String type, String description) {
        Map<String, String> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", type);
        property.put("description", description);
        properties.add(property);
    }

    private static String typeName(ResolvableType type) {
        return type.getType().getTypeName().replace(", ", ",").replace("?", type.toString());
    }
}
