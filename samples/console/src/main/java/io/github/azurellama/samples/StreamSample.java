package io.github.azurellama.samples;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.cli.AnswerReport;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Question;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Stopwatch;
import io.github.azurellama.samples.cli.Terminal;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Streams a response of a chat model to the terminal. */
@Command(name = "stream", description = "Asks a question and prints the answer token by token.")
public final class StreamSample implements Sample {

    @Mixin
    private final Question question = new Question();

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    @Override
    public void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            AzureLlamaStreamingChatModel model = AzureLlamaStreamingChatModel.builder()
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
            var answer = new CompletableFuture<ChatResponse>();
            model.chat(question.messages(), new StreamingChatResponseHandler() {
                @Override
                public void onPartialResponse(String piece) {
                    watch.firstToken();
                    terminal.print(piece);
                }

                @Override
                public void onCompleteResponse(ChatResponse response) {
                    answer.complete(response);
                }

                @Override
                public void onError(Throwable error) {
                    answer.completeExceptionally(error);
                }
            });
            ChatResponse response = answer.join();
            terminal.println();
            AnswerReport.of(response, watch.stop()).print(terminal);
        }
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new StreamSample(), Terminal.ofProcess(), arguments));
    }
}
