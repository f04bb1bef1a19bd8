/**
 * Models, what is asked about them, and their builders.
 *
 * <p>{@link io.github.azurellama.AzureLlamaChatModel} and {@link io.github.azurellama.AzureLlamaStreamingChatModel} answer
 * conversations, for instruct models. {@link io.github.azurellama.AzureLlamaLanguageModel} and
 * {@link io.github.azurellama.AzureLlamaStreamingLanguageModel} continue texts, for base models. LangChain4j called the first
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
 * <p>Where to look further: the settings of the connection are in
 * {@link io.github.azurellama.AzureLlamaConnectionBuilder}, those that all models share in
 * {@link io.github.azurellama.AzureLlamaModelBuilder}, those of chats in
 * {@link io.github.azurellama.AzureLlamaChatModelBuilder}, and the options of Llama in
 * {@link io.github.azurellama.request.LlamaOptionSetters}. How URLs are understood is told in
 * {@link io.github.azurellama.endpoint.Endpoint}, what differs between endpoints in
 * {@link io.github.azurellama.endpoint.EndpointKind}.
 */
@NullMarked
package io.github.azurellama;

import org.jspecify.annotations.NullMarked;
