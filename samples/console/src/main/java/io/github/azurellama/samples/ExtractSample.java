package io.github.azurellama.samples;

import dev.langchain4j.model.output.structured.Description;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a Java record of a text, by an AI Service. */
@Command(name = "extract", description = "Finds a person in a text and prints a Java record.")
public final class ExtractSample implements Sample {

    @Parameters(paramLabel = "TEXT", description = "A text about a person; put it in quotes.")
    private String text = "";

    @Option(
            names = "--json",
            paramLabel = "WAY",
            defaultValue = "AUTO",
            description = "How the schema reaches the model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private StructuredOutput json = StructuredOutput.AUTO;

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    /** What is looked for; null where the text does not say. */
    record Person(
            @Description("full name") @Nullable String name,
            @Description("age in years") @Nullable Integer age,
            @Description("city of residence") @Nullable String city,

            @Description("whether the person is married") @Nullable Boolean married) {}

    /** LangChain4j makes the implementation. */
    interface PersonFinder {
        @UserMessage("Extract the person from this text: {{it}}")
        Person find(String text);
    }

    @Override
    public void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                    .endpoint(azure.endpoint())
                    .apiKey(azure.apiKey())
                    .modelName(azure.modelName())
                    .endpointKind(azure.kind())
                    .apiDialect(azure.dialect())
                    .defaultRequestParameters(options.parameters())
                    .structuredOutput(json)
                    .logRequests(azure.isLogged())
                    .logResponses(azure.isLogged())
                    .build();

            Person person = AiServices.create(PersonFinder.class, model).find(text);

            terminal.println(String.valueOf(person));
        }
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new ExtractSample(), Terminal.ofProcess(), arguments));
    }
}
