package io.github.azurellama;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.BackendSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The settings of one endpoint that a builder has collected, and the checks that need several of them. */
final class EndpointSettings {

    final BackendSettings backend = new BackendSettings();

    @Nullable String endpoint;

    @Nullable ApiDialect apiDialect;

    @Nullable EndpointKind endpointKind;

    @Nullable ExtraParameters extraParameters;

    /** Where models send requests. */
    Backend toBackend(Logger logger) {
        return toBackend(toEndpoint(), logger);
    }

    /** The same endpoint in the dialect of the route that lists its models. */
    Backend toListingBackend(Logger logger) {
        Endpoint found = toEndpoint();
        return toBackend(found(found.kind(), found.listingDialect()), logger);
    }

    private Backend toBackend(Endpoint found, Logger logger) {
        logger.debug("Endpoint: {}", found);
        return new Backend(Dialect.of(found, extraParameters), backend, logger);
    }

    /** The same settings, which do not change with these. */
    EndpointSettings copy() {
        var copy = new EndpointSettings();
        copy.endpoint = endpoint;
        copy.apiDialect = apiDialect;
        copy.endpointKind = endpointKind;
        copy.extraParameters = extraParameters;
        copy.backend.credential = backend.credential;
        copy.backend.allowInsecureHttp = backend.allowInsecureHttp;
        copy.backend.deployment = backend.deployment;
        copy.backend.quota = backend.quota;
        copy.backend.name = backend.name;
        copy.backend.modelName = backend.modelName;
        return copy;
    }

    /** The name of a setting that is set, or null if none is. */
    @Nullable String anySet() {
        Map<String, Boolean> set = new LinkedHashMap<>();
        set.put("endpoint", endpoint != null);
        set.put("apiDialect", apiDialect != null);
        set.put("endpointKind", endpointKind != null);
        set.put("allowInsecureHttp", backend.allowInsecureHttp);
        set.put("extraParameters", extraParameters != null);
        set.put("credential", backend.credential != null);
        set.put("deployment", backend.deployment != null);
        set.put("quota", backend.quota != null);
        set.values().removeIf(isSet -> !isSet);
        return set.isEmpty() ? null : set.keySet().iterator().next();
    }

    Endpoint toEndpoint() {
        Endpoint found = found(endpointKind, apiDialect);
        checkCredential(found);
        if (extraParameters != null && found.dialect() != ApiDialect.AZURE_AI_INFERENCE) {
            throw new InvalidSettingException(
                    "extraParameters",
                    extraParameters,
                    "extraParameters = " + extraParameters + " has no meaning for " + found.dialect()
                            + ", which takes every option: unset it, or set apiDialect(AZURE_AI_INFERENCE)");
        }
        if (backend.deployment != null && !found.kind().hasSeveralDeployments()) {
            throw new InvalidSettingException(
                    "deployment",
                    backend.deployment,
                    "deployment = " + backend.deployment + " has no meaning for an endpoint of kind " + found.kind()
                            + ": use modelName to choose a deployment there");
        }
        return found;
    }

    private Endpoint found(@Nullable EndpointKind kind, @Nullable ApiDialect dialect) {
        Endpoint found = Endpoint.of(required(endpoint), kind, dialect);
        return sendsKey(found) ? found.withoutProject() : found;
    }

    private boolean sendsKey(Endpoint found) {
        return backend.credential != null
                && backend.credential.isImmediate()
                && backend.credential
                        .authorize(found)
                        .header()
                        .equals(found.kind().keyHeader());
    }

    private void checkCredential(Endpoint found) {
        if (backend.credential == null && isCredentialRequired(found)) {
            throw new InvalidSettingException(
                    "apiKey",
                    null,
                    "apiKey is not set, but " + found
                            + " requires one: set apiKey to the key that the Azure portal shows, or set a credential");
        }
        boolean isKindGiven = endpointKind != null && endpointKind != EndpointKind.OPENAI_COMPATIBLE;
        if (backend.credential != null
                && backend.credential.isScopedByEndpoint()
                && !found.isAzureHost()
                && !isKindGiven) {
            throw new InvalidSettingException(
                    "credential",
                    backend.credential,
                    "credential has no scope for " + found + ", which is not a host of Azure: name it with"
                            + " EntraIdCredential.of(credential, scopes), or set endpointKind if a gateway passes tokens on to"
                            + " Azure");
        }
        if (backend.credential != null && !found.isEncrypted() && !found.isLoopback() && !backend.allowInsecureHttp) {
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
        if (endpoint == null || endpoint.isBlank()) {
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
}
