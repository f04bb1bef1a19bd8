package io.github.azurellama;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.catalog.ModelCatalog;
import dev.langchain4j.model.catalog.ModelDescription;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.dialect.ModelsRoute;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.mapping.ModelDescriptions;
import java.util.List;

/**
 * Lists the models that an endpoint serves: {@code /info} on serverless endpoints and on the Model Inference routes of Foundry,
 * which describes one model; {@code /v1/models} elsewhere. Nothing is cached. Thread-safe.
 *
 * <p>If the name of a model identifies a known Llama, properties that the endpoint omits are added from Microsoft's tables:
 * lengths in tokens and support of images. {@code maxInputTokens} is the context, which prompt and completion share.
 */
public final class AzureLlamaModelCatalog implements ModelCatalog {

    private final ModelsRoute route;
    private final HttpTransport transport;

    AzureLlamaModelCatalog(AzureLlamaModelCatalogBuilder builder) {
        Endpoint endpoint = builder.connection.toListingEndpoint();
        this.route = new ModelsRoute(endpoint);
        this.transport = new HttpTransport(Dialect.of(endpoint, null), builder.connection.http);
    }

    /**
     * Starts building a catalog. {@code endpoint} is required; {@code apiKey} or {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaModelCatalogBuilder builder() {
        return new AzureLlamaModelCatalogBuilder();
    }

    /**
     * Requests the list from the endpoint.
     *
     * @throws dev.langchain4j.exception.LangChain4jException if the call fails, see {@link AzureLlamaChatModel}
     */
    @Override
    public List<ModelDescription> listModels() {
        return transport.execute(
                route.request(),
                null,
                (body, headers, usage, sent) ->
                        route.read(body).stream().map(ModelDescriptions::of).toList());
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.MICROSOFT_FOUNDRY;
    }

    /** The URL of the list, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaModelCatalog[" + route.endpoint().describe(Operation.LIST_MODELS) + "]";
    }
}
