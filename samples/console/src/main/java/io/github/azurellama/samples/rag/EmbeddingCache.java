package io.github.azurellama.samples.rag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.github.azurellama.samples.cli.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Embeds passages and keeps the result in a file that is named after them: documents that have changed are embedded
 * anew, all others only once.
 *
 * @param folder where the files are
 * @param model embeds
 * @param terminal is shown the progress
 */
public record EmbeddingCache(Path folder, EmbeddingModel model, Terminal terminal) {

    private static final int BATCH = 16;

    /** The passages with their embeddings. */
    public InMemoryEmbeddingStore<TextSegment> embedded(List<TextSegment> passages) {
        Path file = folder.resolve(key(passages) + ".json");
        if (Files.exists(file)) {
            return InMemoryEmbeddingStore.fromFile(file);
        }
        var store = new InMemoryEmbeddingStore<TextSegment>();
        for (int begin = 0; begin < passages.size(); begin += BATCH) {
            int end = Math.min(begin + BATCH, passages.size());
            List<TextSegment> batch = passages.subList(begin, end);
            store.addAll(model.embedAll(batch).content(), batch);
            terminal.progress("Embedded", end, passages.size(), "passages");
        }
        save(store, file);
        return store;
    }

    /** Under another name first, so that no other run reads half a file. */
    private void save(InMemoryEmbeddingStore<TextSegment> store, Path file) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "embedding", ".tmp");
            store.serializeToFile(draft);
            Files.move(draft, file, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("embeddings cannot be kept in '" + folder + "', see --cache: " + e, e);
        }
    }

    private String key(List<TextSegment> passages) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(model.modelName().getBytes(UTF_8));
            for (TextSegment passage : passages) {
                String file = passage.metadata().getString(Document.FILE_NAME);
                digest.update((file + '\0' + passage.text() + '\0').getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
