package io.github.azurellama.samples;

import dev.langchain4j.model.output.structured.Description;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import io.github.azurellama.AzureLlamaChatModel;
import org.jspecify.annotations.Nullable;

/** Makes a Java record of a text, with an AI Service. */
public final class ExtractSample {

    private ExtractSample() {}

    /** Prints the person that the text in {@code args} is about. */
    public static void main(String[] args) {
        var model = AzureLlamaChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        System.out.println(AiServices.create(PersonFinder.class, model).find(args[0]));
    }

    /** A person; null where the text does not say. */
    public record Person(
            @Description("full name") @Nullable String name,
            @Description("age in years") @Nullable Integer age,
            @Description("city of residence") @Nullable String city,

            @Description("whether the person is married") @Nullable Boolean married) {}

    /** LangChain4j makes the implementation. */
    public interface PersonFinder {

        /** The person that the text is about. */
        @UserMessage("Extract the person from this text: {{it}}")
        Person find(String text);
    }
}
