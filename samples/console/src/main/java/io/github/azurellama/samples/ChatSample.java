package io.github.azurellama.samples;

import io.github.azurellama.AzureLlamaChatModel;

/** Calls a chat model and waits for the response. */
public final class ChatSample {

    private ChatSample() {}

    /** Prints the response to the question in {@code args}. */
    public static void main(String[] args) {
        var model = AzureLlamaChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        System.out.println(model.chat(args[0]));
    }
}
