package io.github.azurellama.samples;

import io.github.azurellama.AzureLlamaChatModel;

/** Calls a chat model without a thread that waits for the response. Needs LangChain4j 1.20 or newer. */
public final class AsyncSample {

    private AsyncSample() {}

    /** Prints the response to the question in {@code args}. */
    public static void main(String[] args) {
        var model = AzureLlamaChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        var printed = model.chatAsync(args[0]).thenAccept(System.out::println);
        System.out.println("The request is sent; this thread is free.");
        printed.join(); // or the program would end before the response arrives
    }
}
