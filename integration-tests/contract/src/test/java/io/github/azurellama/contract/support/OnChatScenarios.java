package io.github.azurellama.contract.support;

import io.github.azurellama.testing.CallMode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test of chats that is run on every {@link Scenario}, or on some. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Scenarios.OfChats.class)
public @interface OnChatScenarios {

    /** The targets; none for all. */
    ScenarioTarget[] value() default {};

    /** Targets to leave out. */
    ScenarioTarget[] except() default {};

    /** The call modes. */
    CallMode[] modes() default {CallMode.SYNC, CallMode.STREAMING, CallMode.ASYNC, CallMode.PUBLISHER};
}
