package io.github.azurellama.samples.rag;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.data.document.loader.ClassPathDocumentLoader;
import dev.langchain4j.data.document.loader.FileSystemDocumentLoader;
import dev.langchain4j.data.document.parser.TextDocumentParser;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Reads documents. */
public final class Documents {

    private static final PathMatcher TEXTS = FileSystems.getDefault().getPathMatcher("glob:**.{md,txt,adoc,rst}");

    private static final DocumentParser PARSER = new TextDocumentParser();

    private Documents() {}

    /** What this project says of itself. */
    public static List<Document> ofProject() {
        return ClassPathDocumentLoader.loadDocuments("documents", PARSER);
    }

    /**
     * A file, or the texts of a folder.
     *
     * @throws IllegalArgumentException if there is nothing to read
     */
    public static List<Document> at(Path place) {
        if (!Files.isReadable(place)) {
            throw new IllegalArgumentException("'" + place + "' is no file or folder that can be read");
        }
        List<Document> documents = Files.isDirectory(place)
                ? FileSystemDocumentLoader.loadDocumentsRecursively(place, TEXTS, PARSER)
                : List.of(FileSystemDocumentLoader.loadDocument(place, PARSER));
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("'" + place + "' holds no .md, .txt, .adoc or .rst file with text");
        }
        return documents;
    }
}
