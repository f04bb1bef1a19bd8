package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.error.AzureLlamaHttpException;

/** What every failure that a server reports has to be. */
public final class Helpful {

    /** For a status that does not matter. */
    public static final int ANY_STATUS = -1;

    private Helpful() {}

    /** One line, with the URL and the kind that was assumed, without a secret, and with the server's response as cause. */
    public static AzureLlamaHttpException assertHelpful(RuntimeException failure, Deployment deployed, int status) {
        assertThat(failure).hasCauseInstanceOf(AzureLlamaHttpException.class);
        var cause = (AzureLlamaHttpException) failure.getCause();
        if (status != ANY_STATUS) {
            assertThat(cause.statusCode()).isEqualTo(status);
        }
        assertThat(failure.getMessage())
                .doesNotContain("\n", "\r", "simulated-key")
                .containsPattern("^(HTTP|error) " + cause.statusCode() + "\\b")
                .contains("127.0.0.1:" + deployed.azure().port())
                .contains(
                        deployed.target().kind().name(),
                        deployed.target().dialect().name())
                .hasSizeLessThan(1500);
        return cause;
    }
}
