package io.github.azurellama.spring.observation;

import io.github.azurellama.listener.LlamaCallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Measures the calls of all models of the starter, if there is a {@link MeterRegistry}, and then observes them, if there is an
 * {@link ObservationRegistry} too, which makes spans of them where an application traces.
 * {@code langchain4j.azure-llama.observation.enabled=false} switches both off.
 */
@AutoConfiguration(
        afterName = { // of Spring Boot 3, then of 4
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnProperty(name = "langchain4j.azure-llama.observation.enabled", matchIfMissing = true)
public final class AzureLlamaObservationAutoConfiguration {

    @Bean
    LlamaCallListener azureLlamaCallObservations(
            MeterRegistry meters, ObjectProvider<ObservationRegistry> observations, Environment environment) {
        return new CallObservations(
                registry(observations.getIfUnique(), meters),
                new CallMeters(meters, ModelPrices.of(Binder.get(environment))));
    }

    @Bean
    MeterFilter azureLlamaCallHistograms() {
        return new CallHistograms();
    }

    /** Without a registry of the application, the durations of calls are measured all the same. */
    private static ObservationRegistry registry(@Nullable ObservationRegistry given, MeterRegistry meters) {
        if (given != null) {
            return given;
        }
        ObservationRegistry own = ObservationRegistry.create();
        own.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return own;
    }
}
