package io.github.azurellama.spring;

import java.util.List;
import java.util.Set;
import org.springframework.core.ResolvableType;

/** The properties of models, connections and deployments whose values name something else: a bean, or other properties. */
final class References {

    static final String TYPE = "type";
    static final String CONNECTION = "connection";
    static final String DEPLOYMENTS = "deployments";
    static final String QUOTA = "quota";
    static final String CREDENTIAL = "credential";
    static final String OK_HTTP_CLIENT = "ok-http-client";
    static final String SSL_BUNDLE = "ssl-bundle";

    /** Where a key may go, and how. A model that overrode one of them would send its connection's key elsewhere. */
    static final List<String> ONLY_OF_CONNECTION = List.of(
            Settings.ENDPOINT, Settings.API_KEY, Settings.ALLOW_INSECURE_HTTP, CREDENTIAL, OK_HTTP_CLIENT, SSL_BUNDLE);

    private static final Property TO_CREDENTIAL = Property.of(
            CREDENTIAL,
            CredentialSource.class,
            "The credential of a model without api-key: entra-id for the TokenCredential bean, or else for azure-identity.");

    static final List<Property> OF_CONNECTION = List.of(
            TO_CREDENTIAL,
            Property.of(
                    OK_HTTP_CLIENT,
                    String.class,
                    "The name or qualifier of the OkHttpClient bean to build on. Default is the only such bean."),
            Property.of(
                    SSL_BUNDLE,
                    String.class,
                    "The name of the bundle below spring.ssl.bundle that has the certificates. Default is the JVM's."));

    private static final Property TO_CONNECTION = Property.of(
            CONNECTION,
            String.class,
            "The name of a connection, langchain4j.azure-llama.connections.NAME, that has the endpoint and its key.");

    static final List<Property> OF_MODELS = List.of(
            TO_CONNECTION,
            Property.of(
                    DEPLOYMENTS,
                    String.class,
                    "In place of endpoint: the name of several deployments, langchain4j.azure-llama.deployments.NAME, or of a LlamaDeployments bean."),
            Property.of(
                    QUOTA,
                    String.class,
                    "The name of a quota, langchain4j.azure-llama.quotas.NAME, or of a LlamaQuota bean. Default is the only such bean."));

    /** Of one among several deployments. Its quota has no default, because the same one would count for all of them. */
    static final List<Property> OF_MEMBERS = List.of(
            TO_CONNECTION,
            Property.of(
                    QUOTA,
                    String.class,
                    "The name of the deployment's quota, langchain4j.azure-llama.quotas.NAME, or of a LlamaQuota bean."),
            TO_CREDENTIAL);

    static final Property OF_NAMED_MODELS = new Property(
            TYPE,
            ResolvableType.forClassWithGenerics(Set.class, ModelType.class),
            "The types of model to create, one or several. Default is chat and streaming-chat.");

    private References() {}
}
