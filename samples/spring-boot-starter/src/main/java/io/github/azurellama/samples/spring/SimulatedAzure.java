package io.github.azurellama.samples.spring;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Takes the place of an endpoint where the environment names none. A real application has no such class. */
final class SimulatedAzure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String ENDPOINT = "AZURE_LLAMA_ENDPOINT";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (StringUtils.hasText(context.getEnvironment().getProperty(ENDPOINT))) {
            return;
        }
        AzureSimulator azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
        System.err.println(ENDPOINT + " is not set: a simulator responds");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "simulator", Map.of(ENDPOINT, azure.url(), "AZURE_LLAMA_API_KEY", azure.apiKey())));
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent || event instanceof ApplicationFailedEvent) {
                azure.close();
            }
        });
    }
}
