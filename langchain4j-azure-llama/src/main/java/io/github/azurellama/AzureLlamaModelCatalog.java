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
 * The models that an endpoint serves, asked afresh each time: {@code /info} on serverless endpoints and on the Model Inference
 * routes of Foundry, which tells of one model; {@code /v1/models} elsewhere. Safe to use from several threads.
 *
 * <p>Where the name of a model tells which Llama it is, what the endpoint leaves out is added from Microsoft's tables: lengths
 * in tokens and whether it takes images. {@code maxInputTokens} is the context that prompt and answer share.
 */
public final class AzureLlamaModelCatalog implements ModelCatalog {

    private final ModelsRoute route;
    private final HttpTransport transport;

    AzureLlamaModelCatalog(AzureLlamaModelCatalogBuilder builder) {
        Endpoint endpoint = builder.connection.toListingEndpoint();
        this.route = new ModelsRoute(endpoint);
        this.transport = new HttpTransport(Dialect.of(endpoint, null), builder.connection.http);
    }

    /** Starts building a catalogue; {@code endpoint} and mostly {@code apiKey} must be set. */
    public static AzureLlamaModelCatalogBuilder builder() {
        return new AzureLlamaModelCatalogBuilder();
    }

    /**
     * Asks the endpoint.
     *
     * @throws RuntimeException as {@link AzureLlamaChatModel} does
     */
    @Override
    public List<ModelDescription> listModels() {
        return transport.execute(
                route.request(),
                (headers, body, usage) ->
                        route.read(body).stream().map(ModelDescriptions::of).toList());
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.MICROSOFT_FOUNDRY;
    }

    /** Where it asks, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaModelCatalog[" + route.endpoint().describe(Operation.LIST_MODELS) + "]";
    }
}
