package io.github.azurellama.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an application that cannot start by the message alone, without a stack trace. */
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        String prefix = cause.prefix();
        String action =
                "Correct the properties below " + prefix + " in the application's configuration or its environment.";
        return new FailureAnalysis(
                cause.getMessage(),
                prefix.equals(Prefix.ROOT)
                        ? action
                        : action + " Other settings are named as in Java: apiDialect(X) is " + prefix
                                + ".api-dialect=X.",
                cause);
    }
}
