package io.github.azurellama.samples.command;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.samples.CompleteSample;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Report;
import io.github.azurellama.samples.cli.Terminal;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "complete", description = "Continues a text as a base model does.")
final class CompleteCommand extends ModelCommand {

    @Parameters(paramLabel = "PROMPT", description = "How the text begins; put it in quotes.")
    private String prompt = "";

    @Option(names = "--stream", description = "Prints the text token by token.")
    private boolean streamed;

    @Override
    protected void run(Connection azure, Terminal terminal) {
        var report = new Report();
        Response<String> response = complete(azure, text -> {
            report.textArrived();
            terminal.print(text);
        });
        report.print(response, terminal);
    }

    private Response<String> complete(Connection azure, Consumer<String> printer) {
        if (streamed) {
            var model = configured(AzureLlamaStreamingLanguageModel.builder(), azure)
                    .build();
            return CompleteSample.stream(model, prompt, printer).join();
        }
        var response =
                configured(AzureLlamaLanguageModel.builder(), azure).build().generate(prompt);
        printer.accept(response.content());
        return response;
    }
}
