package io.github.azurellama.simulator.spring;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.StringUtils;

/**
 * Starts the simulator of a context. Equal ones share a context in the cache of Spring's test framework.
 *
 * @param endpoint the kind of endpoint
 */
record SimulatorContextCustomizer(SimulatedEndpoint endpoint) implements ContextCustomizer {

    static final String BEAN = "azureLlamaSimulator";
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("langchain4j.azure-llama");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableEnvironment environment = context.getEnvironment();
        AzureSimulator azure =
                AzureSimulator.start(SimulatorOptions.of(endpoint).models(models(environment)));
        environment.getPropertySources().addFirst(new MapPropertySource(BEAN, properties(azure, environment)));
        context.getBeanFactory().registerSingleton(BEAN, azure);
        // Also stops it if the context cannot start.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(BEAN, azure::close);
    }

    private Map<String, Object> properties(AzureSimulator azure, Environment environment) {
        Set<String> prefixes = mentions(environment, "endpoint")
                .map(name -> name.getParent().toString())
                .collect(Collectors.toSet());
        Map<String, Object> properties = new LinkedHashMap<>();
        if (prefixes.isEmpty()) {
            prefixes = Set.of(ROOT + ".chat-model", ROOT + ".streaming-chat-model");
            prefixes.forEach(prefix -> properties.put(
                    prefix + ".model-name", endpoint.defaultModels().get(0)));
        }
        for (String prefix : prefixes) {
            properties.put(prefix + ".endpoint", azure.url());
            properties.put(prefix + ".endpoint-kind", kind());
            properties.put(prefix + ".api-key", azure.apiKey());
            properties.put(prefix + ".credential", "");
        }
        return properties;
    }

    /** The library's name of the kind. */
    private String kind() {
        return endpoint == SimulatedEndpoint.MANAGED_COMPUTE_NIM
                ? SimulatedEndpoint.MANAGED_COMPUTE.name()
                : endpoint.name();
    }

    /** The models that the properties name, and those that the kind has by default. */
    private String[] models(Environment environment) {
        Set<String> models = mentions(environment, "model-name")
                .map(name -> environment.getProperty(name.toString()))
                .filter(StringUtils::hasText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        models.addAll(endpoint.defaultModels());
        return models.toArray(String[]::new);
    }

    /** The properties of the starter that end with that name. */
    private static Stream<ConfigurationPropertyName> mentions(Environment environment, String lastElement) {
        var last = ConfigurationPropertyName.of(lastElement);
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(name -> ROOT.isAncestorOf(name) && last.equals(name.subName(name.getNumberOfElements() - 1)));
    }
}
