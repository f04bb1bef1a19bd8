package io.github.azurellama.contract.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test of completed texts that is run on every {@link Route} that completes texts, or on some. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Routes.OfTexts.class)
public @interface OnTextRoutes {

    /** The targets; none for all. */
    io.github.azurellama.contract.frame.Target[] value() default {};

    /** Targets to leave out. */
    io.github.azurellama.contract.frame.Target[] except() default {};

    /** The ways of asking. */
    Way[] ways() default {Way.SYNC, Way.STREAMING};
}
