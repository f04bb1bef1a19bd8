package io.github.azurellama.simulator.spring;

import io.github.azurellama.simulator.AzureSimulator;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets no test see the requests or suffer the faults of another one, although they share a context. Found by Spring's test
 * framework in {@code META-INF/spring.factories}.
 */
final class SimulatorReset implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureAzureLlamaSimulator.class)
                && test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBean(SimulatorContextCustomizer.BEAN, AzureSimulator.class)
                    .reset();
        }
    }
}
