package io.github.azurellama.samples.command;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.RagSample;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.rag.CitedPassages;
import io.github.azurellama.samples.rag.Documents;
import io.github.azurellama.samples.rag.EmbeddingCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rag", description = "Answers questions from documents and cites the passages used.")
final class RagCommand extends ModelCommand {

    @Parameters(
            arity = "1..2",
            paramLabel = "[FILE-OR-FOLDER] QUESTION",
            hideParamSyntax = true,
            description = {
                "The question; put it in quotes. Before it, the documents: a text file, or a folder of .md, .txt,",
                ".adoc and .rst files. By default, what this project's README and docs say."
            })
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--passages",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many passages to retrieve. Default: ${DEFAULT-VALUE}.")
    private int passages = 4;

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            defaultValue = "${sys:java.io.tmpdir}/azure-llama-samples-${sys:user.name}",
            description = "Where embeddings are kept. Default: ${DEFAULT-VALUE}.")
    private Path cache = Path.of("");

    @Override
    protected void run(Connection azure, Terminal terminal) {
        String question = words.get(words.size() - 1);
        if (question.isBlank()) {
            throw new IllegalArgumentException("the QUESTION is blank");
        }
        AzureLlamaStreamingChatModel model =
                configured(AzureLlamaStreamingChatModel.builder(), azure).build();
        var cited = new CitedPassages();
        var answer = new CompletableFuture<ChatResponse>();
        RagSample.librarian(model, retriever(terminal), cited)
                .answer(question)
                .onPartialResponse(terminal::print)
                .onCompleteResponse(answer::complete)
                .onError(answer::completeExceptionally)
                .start();
        String text = answer.join().aiMessage().text();
        terminal.println();
        cited.citedIn(text).forEach(terminal::println);
    }

    private ContentRetriever retriever(Terminal terminal) {
        // The tokenizer would otherwise call the network to find out whether it runs in a cloud.
        System.setProperty("ai.djl.offline", "true");
        List<Document> documents = words.size() == 1 ? Documents.ofProject() : Documents.at(Path.of(words.get(0)));
        var model = new AllMiniLmL6V2QuantizedEmbeddingModel();
        var store = new EmbeddingCache(cache, model, terminal).embedded(RagSample.passages(documents));
        return RagSample.retriever(model, store, passages);
    }
}
