package io.github.azurellama.samples.command;

import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.samples.ExtractSample.PersonFinder;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "extract", description = "Finds a person in a text and prints a Java record.")
final class ExtractCommand extends ModelCommand {

    @Parameters(paramLabel = "TEXT", description = "A text about a person; put it in quotes.")
    private String text = "";

    @Option(
            names = "--json",
            paramLabel = "MODE",
            defaultValue = "AUTO",
            description = "How the schema reaches the model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private StructuredOutput json = StructuredOutput.AUTO;

    @Override
    protected void run(Connection azure, Terminal terminal) {
        AzureLlamaChatModel model = configured(AzureLlamaChatModel.builder(), azure)
                .structuredOutput(json)
                .build();
        terminal.println(
                String.valueOf(AiServices.create(PersonFinder.class, model).find(text)));
    }
}
