package io.github.azurellama.samples;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Continues a text, as base models do. */
public final class CompleteSample {

    private CompleteSample() {}

    /** Prints how the text in {@code args} goes on. */
    public static void main(String[] args) {
        var model = AzureLlamaLanguageModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL"))
                .build();
        System.out.println(model.generate(args[0]).content());
    }

    /** Passes the text on as it arrives. The future has the complete response. */
    public static CompletableFuture<Response<String>> stream(
            StreamingLanguageModel model, String prompt, Consumer<String> printer) {
        var complete = new CompletableFuture<Response<String>>();
        model.generate(prompt, new StreamingResponseHandler<>() {
            @Override
            public void onNext(String text) {
                printer.accept(text);
            }

            @Override
            public void onComplete(Response<String> response) {
                complete.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                complete.completeExceptionally(error);
            }
        });
        return complete;
    }
}
