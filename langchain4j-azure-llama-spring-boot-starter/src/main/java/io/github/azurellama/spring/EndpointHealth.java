package io.github.azurellama.spring;

import io.github.azurellama.AzureLlamaModelCatalog;
import io.github.azurellama.AzureLlamaModelCatalogBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** Checks the endpoint of each connection, and of each model that has an endpoint of its own. */
final class EndpointHealth {

    private final Map<String, AzureLlamaModelCatalog> catalogs = new LinkedHashMap<>();
    private final boolean sendsNothing;

    EndpointHealth(Environment environment, ConnectionConfigurer connections) {
        Section health = Section.of(Prefix.HEALTH, environment);
        Duration timeout = health.get(HealthProperties.TIMEOUT, Duration.class);
        sendsNothing = health.get(HealthProperties.REQUEST, HealthRequest.class) == HealthRequest.NONE;
        prefixes(environment).forEach(prefix -> {
            Section section = Section.of(prefix.toString(), environment);
            if (section.has(Settings.ENDPOINT)) {
                AzureLlamaModelCatalogBuilder catalog = AzureLlamaModelCatalog.builder();
                connections.configure(catalog, section, Settings.OF_CONNECTION);
                catalog.maxRetries(0).callListeners(List.of()); // metrics are of the application's calls
                health.build(() -> catalog.callTimeout(timeout == null ? HealthProperties.DEFAULT_TIMEOUT : timeout));
                catalogs.put(PropertyNames.name(prefix), section.build(catalog::build));
            }
        });
    }

    /**
     * The result of a check.
     *
     * @param isUp whether all endpoints sent their list, or none was requested
     * @param details what each did, by the name of the connection or model
     */
    record Result(boolean isUp, Map<String, String> details) {}

    Result check() {
        Map<String, String> details = new LinkedHashMap<>();
        boolean isUp = true;
        for (var entry : catalogs.entrySet()) {
            AzureLlamaModelCatalog catalog = entry.getValue();
            try {
                details.put(
                        entry.getKey(),
                        sendsNothing
                                ? catalog + ", not requested"
                                : catalog + ", models: " + catalog.listModels().size());
            } catch (RuntimeException e) {
                details.put(entry.getKey(), catalog + ": " + e.getMessage());
                isUp = false;
            }
        }
        return new Result(isUp, details);
    }

    private static Stream<ConfigurationPropertyName> prefixes(Environment environment) {
        return Stream.of(
                        Arrays.stream(ModelType.values()).map(type -> ConfigurationPropertyName.of(type.prefix())),
                        named(Prefix.MODELS, environment),
                        named(Prefix.CONNECTIONS, environment))
                .flatMap(prefixes -> prefixes);
    }

    private static Stream<ConfigurationPropertyName> named(String prefix, Environment environment) {
        return StreamSupport.stream(
                PropertyNames.below(prefix, environment).prefixes().spliterator(), false);
    }
}
