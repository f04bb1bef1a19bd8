package io.github.azurellama.spring;

import io.github.azurellama.simulator.AzureSimulator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts that have the auto-configuration and nothing else. */
final class Contexts {

    static final String FOUNDRY = "https://contoso.services.ai.azure.com/openai/v1";

    private Contexts() {}

    static ApplicationContextRunner empty() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AzureLlamaAutoConfiguration.class));
    }

    /** With this model's endpoint and key set to the simulator's. */
    static ApplicationContextRunner with(String prefix, AzureSimulator azure) {
        return empty().withPropertyValues(prefix + ".endpoint=" + azure.url(), prefix + ".api-key=" + azure.apiKey());
    }

    /** With this model's endpoint on Foundry. */
    static ApplicationContextRunner onFoundry(String prefix, String... settings) {
        return empty().withPropertyValues(prefix + ".endpoint=" + FOUNDRY, prefix + ".model-name=llama")
                .withPropertyValues(settings);
    }
}
