package io.github.azurellama.spring;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.ClassUtils;

/** Who calls, where no key is given: what the property {@code credential} says, or else what beans there are. */
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

    /** The credential, or null if there is a key or nothing that could take its place. */
    @Nullable AzureLlamaCredential choose() {
        boolean isEntraIdWanted = bound(PROPERTY, CredentialSource.class) == CredentialSource.ENTRA_ID;
        String apiKey = bound(Settings.API_KEY, String.class);
        if (apiKey != null && !apiKey.isEmpty()) {
            if (isEntraIdWanted) {
                throw new InvalidSettingsException(
                        prefix,
                        prefix + ".credential is entra-id, but " + prefix + ".api-key is set too: remove one of them",
                        null);
            }
            return null;
        }
        if (isEntraIdWanted) {
            return entraId();
        }
        AzureLlamaCredential bean =
                beans.getBeanProvider(AzureLlamaCredential.class).getIfUnique();
        return bean == null && isPresent("com.azure.core.credential.TokenCredential") && isKeyWanted()
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
            throw new InvalidSettingsException(
                    prefix,
                    prefix + ".credential is entra-id, but there is neither one bean of type TokenCredential nor"
                            + " azure-identity on the class path: add com.azure:azure-identity to the dependencies",
                    null);
        }
        return EntraIdBeans.ofEnvironment();
    }

    /** A token of Azure must not go to a server that may be anybody's only because the application has a bean for it. */
    private boolean isKeyWanted() {
        String endpoint = bound(Settings.ENDPOINT, String.class);
        if (endpoint == null || endpoint.isEmpty()) {
            return false;
        }
        EndpointKind kind = bound(Settings.ENDPOINT_KIND, EndpointKind.class);
        ApiDialect dialect = bound(Settings.API_DIALECT, ApiDialect.class);
        return !Endpoint.of(endpoint, kind, dialect).kind().isKeyOptional();
    }

    private <T> @Nullable T bound(String name, Class<T> type) {
        return binder.bind(prefix + "." + name, type).orElse(null);
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, classes);
    }
}
