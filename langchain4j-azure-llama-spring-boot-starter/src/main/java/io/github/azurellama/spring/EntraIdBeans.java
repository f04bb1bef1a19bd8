package io.github.azurellama.spring;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.auth.EntraIdCredential;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The only class here that names azure-core and azure-identity, which an application need not have. */
final class EntraIdBeans {

    private EntraIdBeans() {}

    /** The credential of the application, or null if there is none or more than one. */
    static @Nullable AzureLlamaCredential find(BeanFactory beans) {
        TokenCredential credential =
                beans.getBeanProvider(TokenCredential.class).getIfUnique();
        return credential == null ? null : EntraIdCredential.of(credential);
    }

    /** What azure-identity finds: variables of the environment, a managed identity, the login of a developer. */
    static AzureLlamaCredential ofEnvironment() {
        return EntraIdCredential.of(new DefaultAzureCredentialBuilder().build());
    }
}
