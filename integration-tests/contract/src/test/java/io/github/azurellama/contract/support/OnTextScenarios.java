package io.github.azurellama.contract.support;

import io.github.azurellama.testing.CallMode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test of completed texts that is run on every {@link Scenario} that completes texts, or on some. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Scenarios.OfTexts.class)
public @interface OnTextScenarios {

    /** The targets; none for all. */
    ScenarioTarget[] value() default {};

    /** Targets to leave out. */
    ScenarioTarget[] except() default {};

    /** The call modes. */
    CallMode[] modes() default {CallMode.SYNC, CallMode.STREAMING};
}
