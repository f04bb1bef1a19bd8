package io.github.azurellama.samples;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.samples.cli.AnswerReport;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Stopwatch;
import io.github.azurellama.samples.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a base model complete a text, blocking or streaming. */
@Command(name = "complete", description = "Continues a text as a base model does.")
public final class CompleteSample implements Sample {

    @Parameters(paramLabel = "PROMPT", description = "How the text begins; put it in quotes.")
    private String prompt = "";

    @Option(names = "--stream", description = "Prints the text token by token.")
    private boolean streamed;

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    @Override
    public void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            Stopwatch watch;
            Response<String> response;
            if (streamed) {
                AzureLlamaStreamingLanguageModel model = build(AzureLlamaStreamingLanguageModel.builder(), azure);
                watch = Stopwatch.start();
                var printer = new CompletionPrinter(terminal, watch);
                model.generate(prompt, printer);
                response = printer.awaitResponse();
                terminal.println();
            } else {
                AzureLlamaLanguageModel model = build(AzureLlamaLanguageModel.builder(), azure);
                watch = Stopwatch.start();
                response = model.generate(prompt);
                terminal.println(response.content());
            }
            AnswerReport.of(response, watch.stop()).print(terminal);
        }
    }

    /** One builder serves both models. */
    private <M> M build(AzureLlamaLanguageModelBuilder<M> builder, Connection azure) {
        options.setOn(builder);
        return builder.endpoint(azure.endpoint())
                .apiKey(azure.apiKey())
                .modelName(azure.modelName())
                .endpointKind(azure.kind())
                .apiDialect(azure.dialect())
                .logRequests(azure.isLogged())
                .logResponses(azure.isLogged())
                .build();
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new CompleteSample(), Terminal.ofProcess(), arguments));
    }
}
