package io.github.azurellama.spring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

/** Names the property that creates the model bean that an application lacks. Ordered before Spring Boot's own analyzer. */
@Order(-1)
final class MissingModelFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        ResolvableType required = cause.getResolvableType();
        if (required == null || cause.getNumberOfBeansFound() > 0) {
            return null;
        }
        String qualifier = qualifier(rootFailure);
        return Arrays.stream(ModelType.values())
                .filter(type -> required.toClass() == type.api() || required.toClass() == type.model())
                .findFirst()
                .map(type -> analysis(
                        required.toClass(),
                        qualifier,
                        qualifier.isEmpty() ? type.prefix() : Prefix.MODELS + "." + qualifier,
                        cause))
                .orElse(null);
    }

    private static FailureAnalysis analysis(
            Class<?> required, String qualifier, String prefix, NoSuchBeanDefinitionException cause) {
        return new FailureAnalysis(
                "There is no bean of type " + required.getName()
                        + (qualifier.isEmpty() ? "" : " with the qualifier '" + qualifier + "'")
                        + ", because the property " + prefix + ".endpoint is not set, or blank.",
                "Set " + prefix + ".endpoint to the URL that the Azure portal shows for the deployment, and " + prefix
                        + ".api-key to its key, or define a bean of that type.",
                cause);
    }

    /** The qualifier of the place where a bean is missing; empty if there is none. */
    private static String qualifier(Throwable rootFailure) {
        String found = "";
        for (Throwable failure = rootFailure; failure != null; failure = failure.getCause()) {
            if (failure instanceof UnsatisfiedDependencyException unsatisfied) {
                InjectionPoint place = unsatisfied.getInjectionPoint();
                Qualifier qualifier = place == null ? null : place.getAnnotation(Qualifier.class);
                found = qualifier == null ? "" : qualifier.value();
            }
        }
        return found;
    }
}
