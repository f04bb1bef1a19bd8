package io.github.azurellama;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.http.HttpSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connection settings that a builder has collected, and the checks that need several of them. */
final class ConnectionSettings {

    final HttpSettings http = new HttpSettings();

    @Nullable String endpoint;

    @Nullable ApiDialect apiDialect;

    @Nullable EndpointKind endpointKind;

    boolean allowInsecureHttp;

    @Nullable ExtraParameters extraParameters;

    Endpoint toEndpoint() {
        Endpoint found = found(endpointKind, apiDialect);
        http.logger.debug("Endpoint: {}", found);
        checkCredential(found);
        if (extraParameters != null && found.dialect() != ApiDialect.AZURE_AI_INFERENCE) {
            throw new InvalidSettingException(
                    "extraParameters",
                    extraParameters,
                    "extraParameters = " + extraParameters + " has no meaning for " + found.dialect()
                            + ", which takes every option: unset it, or set apiDialect(AZURE_AI_INFERENCE)");
        }
        if (http.deployment != null && !found.kind().hasSeveralDeployments()) {
            throw new InvalidSettingException(
                    "deployment",
                    http.deployment,
                    "deployment = " + http.deployment + " has no meaning for an endpoint of kind " + found.kind()
                            + ": use modelName to choose a deployment there");
        }
        return found;
    }

    /** The same endpoint in the dialect of the route that lists its models. */
    Endpoint toListingEndpoint() {
        Endpoint found = toEndpoint();
        return found(found.kind(), found.kind().listingDialect());
    }

    private Endpoint found(@Nullable EndpointKind kind, @Nullable ApiDialect dialect) {
        Endpoint found = Endpoint.of(required(endpoint), kind, dialect);
        return sendsKey(found) ? found.withoutProject() : found;
    }

    private boolean sendsKey(Endpoint found) {
        return http.credential != null
                && http.credential.isImmediate()
                && http.credential.authorize(found).header().equals(found.kind().keyHeader());
    }

    private void checkCredential(Endpoint found) {
        if (http.credential == null && isCredentialRequired(found)) {
            throw new InvalidSettingException(
                    "apiKey",
                    null,
                    "apiKey is not set, but " + found
                            + " requires one: set apiKey to the key that the Azure portal shows, or set a credential");
        }
        boolean isKindGiven = endpointKind != null && endpointKind != EndpointKind.OPENAI_COMPATIBLE;
        if (http.credential != null && http.credential.isScopedByEndpoint() && !found.isAzureHost() && !isKindGiven) {
            throw new InvalidSettingException(
                    "credential",
                    http.credential,
                    "credential has no scope for " + found + ", which is not a host of Azure: name it with"
                            + " EntraIdCredential.of(credential, scopes), or set endpointKind if a gateway passes tokens on to"
                            + " Azure");
        }
        if (http.credential != null && !found.isEncrypted() && !found.isLoopback() && !allowInsecureHttp) {
            throw new InvalidSettingException(
                    "allowInsecureHttp",
                    false,
                    "the key would go unencrypted to " + found
                            + ": use https, or set allowInsecureHttp(true) if that network is trusted");
        }
    }

    /** A kind that was only guessed from the path, for a host outside Azure, does not make a key mandatory. */
    private boolean isCredentialRequired(Endpoint found) {
        return !found.kind().isKeyOptional() && (endpointKind != null || found.isAzureHost());
    }

    static String required(@Nullable String endpoint) {
        if (endpoint == null) {
            throw new InvalidSettingException(
                    "endpoint",
                    null,
                    "endpoint is not set: set it to the URL that the Azure portal shows for"
                            + " the deployment, for example https://NAME.REGION.models.ai.azure.com");
        }
        return endpoint;
    }

    static @Nullable String checkedDeployment(@Nullable String deployment) {
        if (deployment != null && !deployment.matches("[A-Za-z0-9_-]{1,128}")) {
            throw new InvalidSettingException(
                    "deployment",
                    deployment,
                    "deployment = '" + deployment
                            + "' is not the name of a deployment: it must consist of letters, digits, - and _");
        }
        return deployment;
    }

    static @Nullable Duration positive(String name, @Nullable Duration duration) {
        if (duration != null && duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new InvalidSettingException(
                    name, duration, name + " = " + duration + ": it must be at least a millisecond");
        }
        return duration;
    }

    static @Nullable Integer notNegative(String name, @Nullable Integer number) {
        if (number != null && number < 0) {
            throw new InvalidSettingException(name, number, name + " = " + number + ": it must not be negative");
        }
        return number;
    }
}
