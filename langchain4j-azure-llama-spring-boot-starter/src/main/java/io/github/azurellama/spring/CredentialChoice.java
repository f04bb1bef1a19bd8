package io.github.azurellama.spring;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;

/** Chooses the credential of a model without a key: by the property {@code credential}, else from the beans. */
final class CredentialChoice {

    private final BeanFactory beans;
    private final ObjectProvider<AzureLlamaCredential> credentials;
    private final @Nullable ClassLoader classes;

    CredentialChoice(
            BeanFactory beans, ObjectProvider<AzureLlamaCredential> credentials, @Nullable ClassLoader classes) {
        this.beans = beans;
        this.credentials = credentials;
        this.classes = classes;
    }

    /** The credential; null if a key is set, or if there is no bean to take one from. */
    @Nullable AzureLlamaCredential choose(Section section) {
        boolean isEntraIdRequested =
                section.get(References.CREDENTIAL, CredentialSource.class) == CredentialSource.ENTRA_ID;
        if (section.get(Settings.API_KEY, String.class) != null) {
            if (isEntraIdRequested) {
                throw section.invalid(
                        References.CREDENTIAL,
                        " is entra-id, but " + section.nameOf(Settings.API_KEY) + " is set too: remove one of them");
            }
            return null;
        }
        if (isEntraIdRequested) {
            return entraId(section);
        }
        AzureLlamaCredential bean = credentials.getIfUnique();
        return bean == null && isPresent("com.azure.core.credential.TokenCredential") && isForAzure(section)
                ? EntraIdBeans.find(beans)
                : bean;
    }

    private AzureLlamaCredential entraId(Section section) {
        AzureLlamaCredential bean =
                isPresent("com.azure.core.credential.TokenCredential") ? EntraIdBeans.find(beans) : null;
        if (bean != null) {
            return bean;
        }
        if (!isPresent("com.azure.identity.DefaultAzureCredentialBuilder")) {
            throw section.invalid(
                    References.CREDENTIAL,
                    " is entra-id, but there is neither one bean of type TokenCredential nor azure-identity on the class"
                            + " path: add com.azure:azure-identity to the dependencies");
        }
        return EntraIdBeans.ofEnvironment();
    }

    /**
     * A token of Azure goes only to a host of Azure, or where the user says by {@code endpoint-kind} that Azure is behind the
     * host. A path such as {@code /score} alone proves nothing, because any server may have it.
     */
    private static boolean isForAzure(Section section) {
        String endpoint = section.get(Settings.ENDPOINT, String.class);
        if (endpoint == null) {
            return false;
        }
        EndpointKind kind = section.get(Settings.ENDPOINT_KIND, EndpointKind.class);
        return kind == null
                ? Endpoint.of(endpoint, null, section.get(Settings.API_DIALECT, ApiDialect.class))
                        .isAzureHost()
                : !kind.isKeyOptional();
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, classes);
    }
}
