package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first chunk or error inside a text is found, and nothing outside of the given bytes is. */
class EmbeddedChunkTest {

    private static final String CHUNK = "{'id':'c1','choices':[{'delta':{'content':'Hi'}}]}".replace('\'', '"');
    private static final String ERROR = "{\"error\":{\"message\":\"gone {now}\"}}";

    private static @Nullable Completion find(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        return EmbeddedChunk.find(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "data: %s\n, with exception: x", "é {0} {x} {} {\"a\":1} %s {", "{{{{{{{%s", "}%s%s"})
    void text_around_a_chunk_is_passed_over(String around) throws IOException {
        assertThat(find(around.formatted(CHUNK, ERROR))).isEqualTo(CompletionReader.read(CHUNK.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "data: %s\n, with exception: x", "é {0} {x} {} %s {", "{{{{{{{%s", "}%s%s"})
    void text_around_an_error_is_not_part_of_it(String around) {
        assertThatThrownBy(() -> find(around.formatted(ERROR, CHUNK)))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo(ERROR));
    }

    @Test
    void a_usage_alone_is_a_chunk() throws IOException {
        assertThat(find("x {\"usage\":{\"total_tokens\":3}}")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "{",
                "{}",
                "{\"id\":\"c1\"}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"delta\":{}}",
                "[1]"
            })
    void text_without_either_has_none(String text) throws IOException {
        assertThat(find(text)).isNull();
    }

    @Test
    void bytes_outside_of_the_range_are_not_read() throws IOException {
        byte[] bytes = (CHUNK + "text" + CHUNK).getBytes(UTF_8);
        int at = CHUNK.length();

        assertThat(EmbeddedChunk.find(bytes, at, 4)).isNull();
        assertThat(EmbeddedChunk.find(bytes, at, 4 + CHUNK.length() - 1)).isNull();
        assertThat(EmbeddedChunk.find(bytes, at, 4 + CHUNK.length())).isNotNull();
    }
}
