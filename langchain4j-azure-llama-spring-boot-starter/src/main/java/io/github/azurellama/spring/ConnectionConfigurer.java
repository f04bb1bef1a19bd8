package io.github.azurellama.spring;

import io.github.azurellama.AzureLlamaConnectionBuilder;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.listener.LlamaCallListener;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.io.ResourceLoader;

/** Configures builders from properties and from the beans that a connection needs. */
final class ConnectionConfigurer {

    private final BeanFactory beans;
    private final ObjectProvider<OkHttpClient> clients;
    private final ObjectProvider<LlamaCallListener> callListeners;
    private final SslClients sslClients;
    private final CredentialChoice credentials;

    ConnectionConfigurer(
            BeanFactory beans,
            ObjectProvider<OkHttpClient> clients,
            ObjectProvider<AzureLlamaCredential> credentials,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<LlamaCallListener> callListeners,
            ResourceLoader classes) {
        this.beans = beans;
        this.clients = clients;
        this.callListeners = callListeners;
        this.sslClients = new SslClients(sslBundles);
        this.credentials = new CredentialChoice(beans, credentials, classes.getClassLoader());
    }

    /** Sets the client, the credential, the listeners of calls and then these settings. */
    void configure(AzureLlamaConnectionBuilder<?> builder, Section section, List<Setting<?>> settings) {
        builder.okHttpClient(client(section));
        builder.credential(credential(section));
        builder.callListeners(callListeners.orderedStream().toList());
        settings.forEach(setting -> section.apply(setting, builder));
    }

    /** The credential; null with several deployments, each of which has its own. */
    @Nullable AzureLlamaCredential credential(Section section) {
        return section.has(References.DEPLOYMENTS) ? null : credentials.choose(section);
    }

    private @Nullable OkHttpClient client(Section section) {
        String name = section.get(References.OK_HTTP_CLIENT, String.class);
        OkHttpClient client = name == null
                ? clients.getIfUnique()
                : section.bean(References.OK_HTTP_CLIENT, name, OkHttpClient.class, beans, "correct the name");
        String bundle = section.get(References.SSL_BUNDLE, String.class);
        return bundle == null
                ? client
                : sslClients.get(
                        client == null ? AzureLlamaConnectionBuilder.defaultOkHttpClient() : client, bundle, section);
    }
}
