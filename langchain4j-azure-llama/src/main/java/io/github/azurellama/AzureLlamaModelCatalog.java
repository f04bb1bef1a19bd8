package io.github.azurellama;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.catalog.ModelCatalog;
import dev.langchain4j.model.catalog.ModelDescription;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.dialect.ModelsRoute;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.mapping.ModelDescriptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Lists the models that an endpoint serves: {@code /info} on serverless endpoints and on the Model Inference routes of Foundry,
 * which describes one model; {@code /v1/models} elsewhere. Nothing is cached. Thread-safe.
 *
 * <p>If the name of a model identifies a known Llama, properties that the endpoint omits are added from Microsoft's tables:
 * lengths in tokens and support of images. {@code maxInputTokens} is the context, which prompt and completion share.
 */
public final class AzureLlamaModelCatalog implements ModelCatalog {

    private final List<Listing> listings;
    private final Object endpoints;
    private final Logger logger;

    AzureLlamaModelCatalog(AzureLlamaModelCatalogBuilder builder) {
        ConnectionSettings connection = builder.connection;
        connection.check(null);
        List<Backend> backends = connection.toListingBackends();
        this.listings = backends.stream()
                .map(backend -> new Listing(
                        new ModelsRoute(backend.endpoint()),
                        new HttpTransport(List.of(backend), null, connection.http)))
                .toList();
        this.endpoints = connection.describe(backends, Operation.LIST_MODELS);
        this.logger = connection.http.logger;
    }

    /** Lists what one endpoint serves, whatever other calls found out about it. */
    private record Listing(ModelsRoute route, HttpTransport transport) {
        List<ModelDescription> models() {
            return transport.fetch(
                    Operation.LIST_MODELS,
                    null,
                    backend -> route.request(),
                    body -> route.read(body).stream().map(ModelDescriptions::of).toList());
        }
    }

    /**
     * Starts building a catalog. {@code endpoint} or {@code deployments} is required; with the first, {@code apiKey} or
     * {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaModelCatalogBuilder builder() {
        return new AzureLlamaModelCatalogBuilder();
    }

    /**
     * Requests the list from the endpoint. With several deployments, the result has the models of all that respond, each name
     * once; a warning is logged for the others.
     *
     * @throws dev.langchain4j.exception.LangChain4jException if the call fails, of all deployments if there are several; see
     *     {@link AzureLlamaChatModel}
     */
    @Override
    public List<ModelDescription> listModels() {
        Map<String, ModelDescription> models = new LinkedHashMap<>();
        RuntimeException failure = null;
        boolean isAnyListed = false;
        for (Listing listing : listings) {
            try {
                listing.models().forEach(model -> models.putIfAbsent(model.name(), model));
                isAnyListed = true;
            } catch (LangChain4jException e) {
                failure = e;
                if (listings.size() > 1) {
                    logger.warn("The list of models lacks those of a deployment: {}", e.getMessage());
                }
            }
        }
        if (failure != null && !isAnyListed) {
            throw failure;
        }
        return List.copyOf(models.values());
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.MICROSOFT_FOUNDRY;
    }

    /** The URL of the list, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaModelCatalog[" + endpoints + "]";
    }
}
