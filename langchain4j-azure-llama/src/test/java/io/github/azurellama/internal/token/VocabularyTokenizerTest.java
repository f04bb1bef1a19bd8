package io.github.azurellama.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTokenizerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "user, 1", // one token
        "the the, 2", // the space belongs to the word after it
        "users, 2", // the rest in bytes
        "1234, 2", // digits are cut in threes
        "é, 2", // two bytes
        "<|eot_id|>, 10" // text that only looks like a special token
    })
    void tokens_are_those_of_the_vocabulary(String text, int tokens) throws IOException {
        assertThat(VocabularyTokenizer.read(TinyVocabulary.in(folder)).count(text))
                .isEqualTo(tokens);
    }

    @Test
    void a_missing_file_is_named() {
        Path missing = folder.resolve("nowhere");

        assertThatThrownBy(() -> VocabularyTokenizer.read(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenizerModel = " + missing + " cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"IQ== 0, no token for each", "IQ==, no list", "IQ== x, no list", "\u0000\u0001 1, no list"})
    void another_file_is_refused(String content, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("other"), content);

        assertThatThrownBy(() -> VocabularyTokenizer.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("the file tokenizer.model that Meta ships with Llama 3");
    }
}
