package io.github.azurellama.internal.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import io.github.azurellama.error.InvalidSettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Counts exactly, with a vocabulary file of the user. The only class that needs jtokkit. */
public final class VocabularyTokenizer implements TextTokenizer {

    private static final int RANKS_OF_LLAMA_3 = 128_000;
    private static final int BYTES = 256;
    private static final String NAME = "llama3";

    private final Encoding encoding;

    private VocabularyTokenizer(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Reads a vocabulary as Meta ships Llama 3's: on each line a token in base64, a space, and its rank.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a vocabulary of Llama 3
     */
    public static VocabularyTokenizer read(Path file) {
        IdentityHashMap<byte[], Integer> ranks = ranks(file);
        checkBytes(file, ranks.keySet());
        if (ranks.size() > RANKS_OF_LLAMA_3) {
            throw refused(
                    file, "has " + ranks.size() + " tokens where Llama 3 has 128000: Llama 4 cuts text otherwise");
        }
        var parameters = new GptBytePairEncodingParams(NAME, PreTokenizer.PATTERN, ranks, Map.of());
        return new VocabularyTokenizer(Encodings.newLazyEncodingRegistry()
                .registerGptBytePairEncoding(parameters)
                .getEncoding(NAME)
                .orElseThrow());
    }

    @Override
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }

    private static IdentityHashMap<byte[], Integer> ranks(Path file) {
        // jtokkit requires arrays as keys, and only iterates over them.
        IdentityHashMap<byte[], Integer> ranks = new IdentityHashMap<>(RANKS_OF_LLAMA_3);
        // Decodes any byte, so that a binary file is refused for its content.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    addRank(ranks, line);
                }
            }
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "tokenizerModel", file, "tokenizerModel = " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw refused(file, "is no list of tokens");
        }
        return ranks;
    }

    private static void addRank(IdentityHashMap<byte[], Integer> ranks, String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("no rank");
        }
        ranks.put(Base64.getDecoder().decode(line.substring(0, space)), Integer.valueOf(line.substring(space + 1)));
    }

    /** Without a token for each byte some text has no tokens. */
    private static void checkBytes(Path file, Set<byte[]> tokens) {
        Set<Byte> single = new HashSet<>();
        tokens.stream().filter(token -> token.length == 1).forEach(token -> single.add(token[0]));
        if (single.size() < BYTES) {
            throw refused(file, "has no token for each of the " + BYTES + " bytes");
        }
    }

    private static InvalidSettingException refused(Path file, String why) {
        return new InvalidSettingException(
                "tokenizerModel",
                file,
                "tokenizerModel = " + file + " " + why
                        + ". Set it to the file tokenizer.model that Meta ships with Llama 3, 3.1, 3.2 or 3.3");
    }
}
