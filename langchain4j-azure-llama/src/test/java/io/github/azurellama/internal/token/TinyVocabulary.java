package io.github.azurellama.internal.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A vocabulary in the format of Llama 3's: the 256 bytes, and these words with the parts that they are merged from. */
public final class TinyVocabulary {

    private static final List<String> MERGED =
            List.of("\n\n", "us", "er", "user", "th", "the", " the", "12", "123", "as", "ass", "assi", "assis");

    private TinyVocabulary() {}

    /** Writes it into that folder. */
    public static Path in(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            lines.add(line(new byte[] {(byte) i}, i));
        }
        for (String token : MERGED) {
            lines.add(line(token.getBytes(StandardCharsets.UTF_8), lines.size()));
        }
        return Files.write(folder.resolve("tokenizer.model"), lines);
    }

    private static String line(byte[] token, int rank) {
        return Base64.getEncoder().encodeToString(token) + " " + rank;
    }
}
