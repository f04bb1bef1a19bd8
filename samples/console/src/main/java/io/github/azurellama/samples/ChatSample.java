package io.github.azurellama.samples;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.samples.cli.AnswerReport;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Question;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Stopwatch;
import io.github.azurellama.samples.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Calls a chat model and waits for the response. */
@Command(name = "chat", description = "Asks a question and prints the answer when it is complete.")
public final class ChatSample implements Sample {

    @Mixin
    private final Question question = new Question();

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

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
                    .logRequests(azure.isLogged())
                    .logResponses(azure.isLogged())
                    .build();

            Stopwatch watch = Stopwatch.start();
            ChatResponse response = model.chat(question.messages());
            Stopwatch.Reading time = watch.stop();

            terminal.println(response.aiMessage().text());
            AnswerReport.of(response, time).print(terminal);
        }
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new ChatSample(), Terminal.ofProcess(), arguments));
    }
}
