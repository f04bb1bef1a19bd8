package io.github.azurellama.samples.rag;

import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import io.github.azurellama.samples.cli.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The question and the documents that the command line names. */
public final class Library {

    /** The model reads no more than some 200 words at once; a fact that two passages share is in the overlap whole. */
    private static final int PASSAGE = 700;

    private static final int OVERLAP = 120;

    @Parameters(
            arity = "1..2",
            paramLabel = "[FILE-OR-FOLDER] QUESTION",
            hideParamSyntax = true,
            description = {
                "What to ask; put it in quotes. Before it, what to answer from: a text file, or a folder of .md, .txt,",
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

    /** The question. */
    public String question() {
        return words.get(words.size() - 1);
    }

    /**
     * Embeds the documents, unless that was done before, and opens them for retrieval.
     *
     * @throws IllegalArgumentException if there is no question or no document
     */
    public ContentRetriever open(Terminal terminal) {
        if (question().isBlank()) {
            throw new IllegalArgumentException("the QUESTION is blank");
        }
        // The tokenizer would otherwise call the network to find out whether it runs in a cloud.
        System.setProperty("ai.djl.offline", "true");
        var model = new AllMiniLmL6V2QuantizedEmbeddingModel();
        var documents = words.size() == 1 ? Documents.ofProject() : Documents.at(Path.of(words.get(0)));
        var segments = DocumentSplitters.recursive(PASSAGE, OVERLAP).splitAll(documents);
        return EmbeddingStoreContentRetriever.builder()
                .embeddingModel(model)
                .embeddingStore(new EmbeddingCache(cache, model, terminal).embedded(segments))
                .maxResults(passages)
                .build();
    }
}
