package io.github.azurellama.spring;

import io.github.azurellama.AzureLlamaModelCatalog;
import io.github.azurellama.AzureLlamaModelCatalogBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** Checks the endpoint of each connection, and of each model and each of several deployments that has one of its own. */
final class EndpointHealth {

    private final List<Target> targets = new ArrayList<>();
    private final boolean sendsNothing;

    /**
     * An endpoint to check.
     *
     * @param name the name of the connection, model or deployment
     * @param group the name of what works while one of its endpoints does
     * @param catalog the endpoint's models
     */
    private record Target(String name, String group, AzureLlamaModelCatalog catalog) {}

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
                targets.add(target(prefix, section.build(catalog::build)));
            }
        });
    }

    private static Target target(ConfigurationPropertyName prefix, AzureLlamaModelCatalog catalog) {
        String name = PropertyNames.name(prefix);
        ConfigurationPropertyName members = prefix.getParent();
        if (!Settings.MEMBERS.equals(PropertyNames.name(members))) {
            return new Target(name, prefix.toString(), catalog);
        }
        ConfigurationPropertyName deployments = members.getParent();
        return new Target(PropertyNames.name(deployments) + "." + name, deployments.toString(), catalog);
    }

    /**
     * The result of a check.
     *
     * @param isUp whether all endpoints sent their list, of several deployments one; or none was requested
     * @param details what each did, by the name of the connection, model or deployment; by its prefix if the name is taken
     */
    record Result(boolean isUp, Map<String, String> details) {}

    Result check() {
        Map<String, String> details = new LinkedHashMap<>();
        Set<String> down = targets.stream().map(Target::group).collect(Collectors.toSet());
        for (Target target : targets) {
            AzureLlamaModelCatalog catalog = target.catalog();
            // A connection and a model may have the same name.
            String name = details.containsKey(target.name()) ? target.group() : target.name();
            try {
                details.put(
                        name,
                        sendsNothing
                                ? catalog + ", not requested"
                                : catalog + ", models: " + catalog.listModels().size());
                down.remove(target.group());
            } catch (RuntimeException e) {
                details.put(name, catalog + ": " + e.getMessage());
            }
        }
        return new Result(down.isEmpty(), details);
    }

    private static Stream<ConfigurationPropertyName> prefixes(Environment environment) {
        return Stream.of(
                        Arrays.stream(ModelType.values()).map(type -> ConfigurationPropertyName.of(type.prefix())),
                        named(Prefix.MODELS, environment),
                        named(Prefix.CONNECTIONS, environment),
                        named(Prefix.DEPLOYMENTS, environment)
                                .flatMap(deployments -> named(deployments + "." + Settings.MEMBERS, environment)))
                .flatMap(prefixes -> prefixes);
    }

    private static Stream<ConfigurationPropertyName> named(String prefix, Environment environment) {
        return StreamSupport.stream(
                PropertyNames.below(prefix, environment).prefixes().spliterator(), false);
    }
}
