package io.github.azurellama.samples;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.rag.CitedPassages;
import io.github.azurellama.samples.rag.Library;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Retrieval augmented generation by an AI Service: questions about documents. */
@Command(name = "rag", description = "Answers from documents and cites the passages used.")
public final class RagSample implements Sample {

    @Mixin
    private final Library library = new Library();

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    /** LangChain4j makes the implementation. */
    interface Librarian {
        @SystemMessage("Answer from the numbered passages only. Cite the passages that you use, such as [2].")
        TokenStream answer(String question);
    }

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
            var passages = new CitedPassages();
            Librarian librarian = AiServices.builder(Librarian.class)
                    .streamingChatModel(model)
                    .retrievalAugmentor(DefaultRetrievalAugmentor.builder()
                            .contentRetriever(library.open(terminal))
                            .contentInjector(passages)
                            .build())
                    .build();

            var answer = new CompletableFuture<ChatResponse>();
            librarian
                    .answer(library.question())
                    .onPartialResponse(terminal::print)
                    .onCompleteResponse(answer::complete)
                    .onError(answer::completeExceptionally)
                    .start();
            String text = answer.join().aiMessage().text();
            terminal.println();
            passages.citedIn(text).forEach(terminal::println);
        }
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new RagSample(), Terminal.ofProcess(), arguments));
    }
}
