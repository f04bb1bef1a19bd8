package io.github.azurellama.spring;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.ClassUtils;

/** Chooses the credential of a model without a key: by the property {@code credential}, else from the beans. */
final class CredentialChoice {

    static final String PROPERTY = "credential";

    private final String prefix;
    private final Binder binder;
    private final BeanFactory beans;
    private final @Nullable ClassLoader classes;

    CredentialChoice(String prefix, Binder binder, BeanFactory beans, @Nullable ClassLoader classes) {
        this.prefix = prefix;
        this.binder = binder;
        this.beans = beans;
        this.classes = classes;
    }

    /** The credential; null if a key is set, or if there is no bean to take one from. */
    @Nullable AzureLlamaCredential choose() {
        boolean isEntraIdRequested = bound(PROPERTY, CredentialSource.class) == CredentialSource.ENTRA_ID;
        String apiKey = bound(Settings.API_KEY, String.class);
        if (apiKey != null && !apiKey.isEmpty()) {
            if (isEntraIdRequested) {
                throw new InvalidPropertyException(
                        prefix,
                        prefix + ".credential is entra-id, but " + prefix + ".api-key is set too: remove one of them",
                        null);
            }
            return null;
        }
        if (isEntraIdRequested) {
            return entraId();
        }
        AzureLlamaCredential bean =
                beans.getBeanProvider(AzureLlamaCredential.class).getIfUnique();
        return bean == null && isPresent("com.azure.core.credential.TokenCredential") && isForAzure()
                ? EntraIdBeans.find(beans)
                : bean;
    }

    private AzureLlamaCredential entraId() {
        AzureLlamaCredential bean =
                isPresent("com.azure.core.credential.TokenCredential") ? EntraIdBeans.find(beans) : null;
        if (bean != null) {
            return bean;
        }
        if (!isPresent("com.azure.identity.DefaultAzureCredentialBuilder")) {
            throw new InvalidPropertyException(
                    prefix,
                    prefix + ".credential is entra-id, but there is neither one bean of type TokenCredential nor"
                            + " azure-identity on the class path: add com.azure:azure-identity to the dependencies",
                    null);
        }
        return EntraIdBeans.ofEnvironment();
    }

    /**
     * A token of Azure goes only to a host of Azure, or where the user says by {@code endpoint-kind} that Azure is behind the
     * host. A path such as {@code /score} alone proves nothing, because any server may have it.
     */
    private boolean isForAzure() {
        String endpoint = bound(Settings.ENDPOINT, String.class);
        if (endpoint == null || endpoint.isEmpty()) {
            return false;
        }
        EndpointKind kind = bound(Settings.ENDPOINT_KIND, EndpointKind.class);
        return kind == null
                ? Endpoint.of(endpoint, null, bound(Settings.API_DIALECT, ApiDialect.class))
                        .isAzureHost()
                : !kind.isKeyOptional();
    }

    private <T> @Nullable T bound(String name, Class<T> type) {
        return binder.bind(prefix + "." + name, type).orElse(null);
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, classes);
    }
}
