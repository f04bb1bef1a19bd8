package io.github.azurellama.samples;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.loader.FileSystemDocumentLoader;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.rag.CitedPassages;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Retrieval augmented generation: responses from documents, with an AI Service. */
public final class RagSample {

    /** The embedding model reads some 200 words at once; a fact on the border of two passages is in both. */
    private static final int PASSAGE = 700;

    private static final int OVERLAP = 120;

    private RagSample() {}

    /** Prints a response from the documents of a folder. {@code args} are the folder and the question. */
    public static void main(String[] args) {
        var model = AzureLlamaStreamingChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        var embeddings = new AllMiniLmL6V2QuantizedEmbeddingModel(); // runs in this process
        var store = new InMemoryEmbeddingStore<TextSegment>();
        List<TextSegment> passages = passages(FileSystemDocumentLoader.loadDocumentsRecursively(args[0]));
        store.addAll(embeddings.embedAll(passages).content(), passages);
        var librarian = librarian(model, retriever(embeddings, store, 4), new CitedPassages());
        var end = new CompletableFuture<ChatResponse>();
        librarian
                .answer(args[1])
                .onPartialResponse(System.out::print)
                .onCompleteResponse(end::complete)
                .onError(end::completeExceptionally)
                .start();
        end.join();
    }

    /** LangChain4j makes the implementation. */
    public interface Librarian {

        /** Responds to the question from passages that the retriever finds. */
        @SystemMessage("Answer from the numbered passages only. Cite the passages that you use, such as [2].")
        TokenStream answer(String question);
    }

    /** Lets the model respond from what the retriever finds and the injector puts below the question. */
    public static Librarian librarian(StreamingChatModel model, ContentRetriever retriever, ContentInjector injector) {
        return AiServices.builder(Librarian.class)
                .streamingChatModel(model)
                .retrievalAugmentor(DefaultRetrievalAugmentor.builder()
                        .contentRetriever(retriever)
                        .contentInjector(injector)
                        .build())
                .build();
    }

    /** Cuts documents into passages. */
    public static List<TextSegment> passages(List<Document> documents) {
        return DocumentSplitters.recursive(PASSAGE, OVERLAP).splitAll(documents);
    }

    /** Finds the passages whose meaning is closest to that of a question. */
    public static ContentRetriever retriever(
            EmbeddingModel embeddings, InMemoryEmbeddingStore<TextSegment> store, int count) {
        return EmbeddingStoreContentRetriever.builder()
                .embeddingModel(embeddings)
                .embeddingStore(store)
                .maxResults(count)
                .build();
    }
}
