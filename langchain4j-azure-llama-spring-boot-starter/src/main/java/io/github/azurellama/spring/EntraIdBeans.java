package io.github.azurellama.spring;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.auth.EntraIdCredential;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The only class here that uses azure-core and azure-identity, because both are optional. */
final class EntraIdBeans {

    private EntraIdBeans() {}

    /** The application's {@code TokenCredential}, or null if there is none or more than one. */
    static @Nullable AzureLlamaCredential find(BeanFactory beans) {
        TokenCredential credential =
                beans.getBeanProvider(TokenCredential.class).getIfUnique();
        return credential == null ? null : EntraIdCredential.of(credential);
    }

    /** The default chain of azure-identity: environment variables, a managed identity, a developer's login. */
    static AzureLlamaCredential ofEnvironment() {
        return EntraIdCredential.of(new DefaultAzureCredentialBuilder().build());
    }
}
