package io.github.azurellama.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an application that cannot start by the message alone, without a stack trace. */
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the properties below " + cause.prefix()
                        + " in the application's configuration or its environment."
                        + " Other settings are named as in Java: apiDialect(X) is " + cause.prefix()
                        + ".api-dialect=X.",
                cause);
    }
}
