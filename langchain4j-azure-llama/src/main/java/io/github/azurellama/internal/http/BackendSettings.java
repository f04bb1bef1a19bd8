package io.github.azurellama.internal.http;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import org.jspecify.annotations.Nullable;

/** The settings of HTTP that belong to one endpoint, as a builder collects them; see {@link HttpSettings} for the others. */
public final class BackendSettings {

    /** Null to send none. */
    public @Nullable AzureLlamaCredential credential;

    /** Whether the credential may be sent to another machine without encryption. */
    public boolean allowInsecureHttp;

    /** The deployment of managed compute that shall respond, or null to leave it to the endpoint's traffic split. */
    public @Nullable String deployment;

    public @Nullable LlamaQuota quota;

    /** The deployment's name in a pool, or null for an endpoint alone. */
    public @Nullable String name;

    /** The name of the model in a pool, for requests that name none. */
    public @Nullable String modelName;

    /** No credential, no quota. */
    public BackendSettings() {}
}
