package io.github.azurellama.simulator.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Found by Spring's test framework in {@code META-INF/spring.factories}. */
final class SimulatorContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var annotation =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureAzureLlamaSimulator.class);
        return annotation == null ? null : new SimulatorContextCustomizer(annotation.value());
    }
}
