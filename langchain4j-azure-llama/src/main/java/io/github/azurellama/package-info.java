/**
 * The models and their builders, a token counter and a model catalog.
 *
 * <p>{@link io.github.azurellama.AzureLlamaChatModel} and {@link io.github.azurellama.AzureLlamaStreamingChatModel} continue
 * conversations, with instruct models. {@link io.github.azurellama.AzureLlamaLanguageModel} and
 * {@link io.github.azurellama.AzureLlamaStreamingLanguageModel} continue texts, with base models. LangChain4j called the first
 * two interfaces {@code ChatLanguageModel} and {@code StreamingChatLanguageModel} before its version 1.0.
 * {@link io.github.azurellama.AzureLlamaTokenCountEstimator} counts tokens, and
 * {@link io.github.azurellama.AzureLlamaModelCatalog} lists what an endpoint serves.
 *
 * <pre>{@code
 * ChatModel model = AzureLlamaChatModel.builder()
 *         .endpoint("https://NAME.REGION.models.ai.azure.com") // any URL that the Azure portal shows
 *         .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
 *         .build();
 * String answer = model.chat("How much is 37 plus 87?");
 * }</pre>
 *
 * <p>Connection settings are in {@link io.github.azurellama.AzureLlamaConnectionBuilder}, settings of all models in
 * {@link io.github.azurellama.AzureLlamaModelBuilder}, settings of chats in
 * {@link io.github.azurellama.AzureLlamaChatModelBuilder}, and the options of Llama in
 * {@link io.github.azurellama.request.LlamaOptionSetters}. {@link io.github.azurellama.endpoint.Endpoint} describes how URLs
 * are read, {@link io.github.azurellama.endpoint.EndpointKind} how endpoints differ.
 */
@NullMarked
package io.github.azurellama;

import org.jspecify.annotations.NullMarked;
