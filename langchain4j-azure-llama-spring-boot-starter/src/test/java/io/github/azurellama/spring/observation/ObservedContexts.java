package io.github.azurellama.spring.observation;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.spring.AzureLlamaAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts of applications with a meter registry and a model of each type at a simulator. */
final class ObservedContexts {

    static final String CHAT = "langchain4j.azure-llama.chat-model";
    static final String STREAMING = "langchain4j.azure-llama.streaming-chat-model";
    static final String MODEL = "Llama-3.3-70B-Instruct";

    private ObservedContexts() {}

    static ApplicationContextRunner unmeasured(AzureSimulator azure) {
        var runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AzureLlamaAutoConfiguration.class, AzureLlamaObservationAutoConfiguration.class));
        for (String prefix : new String[] {CHAT, STREAMING}) {
            runner = runner.withPropertyValues(
                    prefix + ".endpoint=" + azure.url(),
                    prefix + ".api-key=" + azure.apiKey(),
                    prefix + ".model-name=" + MODEL,
                    prefix + ".retry-policy.backoff=1ms");
        }
        return runner;
    }

    static ApplicationContextRunner measured(AzureSimulator azure) {
        return unmeasured(azure).withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
    }
}
