package io.github.azurellama.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** With Spring Boot's own registries, whose configurations have other names in Spring Boot 4. */
final class BootMetricsTest {

    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";
    private static final String MICROMETER = "org.springframework.boot.micrometer.";

    private static Class<?>[] ofBoot() {
        return Stream.of(
                        ACTUATOR + "metrics.MetricsAutoConfiguration",
                        ACTUATOR + "metrics.CompositeMeterRegistryAutoConfiguration",
                        ACTUATOR + "metrics.export.simple.SimpleMetricsExportAutoConfiguration",
                        ACTUATOR + "observation.ObservationAutoConfiguration",
                        MICROMETER + "metrics.autoconfigure.MetricsAutoConfiguration",
                        MICROMETER + "metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
                        MICROMETER + "metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
                        MICROMETER + "observation.autoconfigure.ObservationAutoConfiguration")
                .filter(name -> ClassUtils.isPresent(name, null))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .toArray(Class<?>[]::new);
    }

    @Test
    void calls_are_measured_with_the_buckets_of_the_conventions_or_those_of_a_property() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI)) {
            assertThat(ofBoot()).hasSizeGreaterThanOrEqualTo(4);
            ApplicationContextRunner runner =
                    ObservedContexts.unmeasured(azure).withConfiguration(AutoConfigurations.of(ofBoot()));

            runner.run(context -> {
                context.getBean(ChatModel.class).chat("Hi");

                assertThat(buckets(context.getBean(MeterRegistry.class))).isEqualTo(14);
            });
            runner.withPropertyValues("management.metrics.distribution.slo.gen_ai.client.operation.duration=1s,2s")
                    .run(context -> {
                        context.getBean(ChatModel.class).chat("Hi");

                        assertThat(buckets(context.getBean(MeterRegistry.class)))
                                .isEqualTo(2);
                    });
        }
    }

    private static int buckets(MeterRegistry meters) {
        Timer duration = meters.get(GenAi.DURATION).timer();
        assertThat(duration.count()).isEqualTo(1);
        return duration.takeSnapshot().histogramCounts().length;
    }
}
