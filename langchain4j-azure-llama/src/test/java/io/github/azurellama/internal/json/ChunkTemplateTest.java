package io.github.azurellama.internal.json;

import static io.github.azurellama.internal.json.ReadChunks.HEAD;
import static io.github.azurellama.internal.json.ReadChunks.chunk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkTemplateTest {

    private final ReadChunks reader = new ReadChunks();

    /** Each would be misread if bytes that look alike were taken for the same. */
    static Stream<List<String>> streams() {
        return Stream.of(
                List.of(chunk("a"), chunk(""), chunk("{}"), chunk("b")),
                List.of(chunk("a"), chunk("\",\"content\":\"b"), chunk("\"},\"index\":7,\"x\":{\"y\":\""), chunk("c")),
                List.of(chunk("a"), chunk("\\\\"), chunk("\\u0022"), chunk("\uFFFD"), chunk("b")),
                List.of(chunk("content"), chunk("index"), chunk("a"), chunk("finish_reason"), chunk("stop")),
                List.of(modelLast(","), modelLast(":"), modelLast("a"), modelLast(",")),
                List.of(withLogprobs(","), withLogprobs(" or"), withLogprobs(":"), withLogprobs("a")),
                List.of(modelLast("llama"), modelLast("a"), modelLast("llama"), modelLast("model")),
                List.of(chunk("a"), indexLast("b"), chunk("c"), indexLast("d"), chunk("e"), indexLast("f"), chunk("g")),
                List.of(twoTexts("a", "a"), twoTexts("b", "b"), twoTexts("a", "c"), twoTexts("c", "a")),
                List.of(twoParts("a", "b"), twoParts("a", "a"), twoParts("", "a"), twoParts("", "b")),
                List.of(twoChoices("a", "b"), twoChoices("a", "c"), twoChoices("d", "c")),
                List.of(withLogprob("a", "a"), withLogprob("a", "b"), withLogprob("b", "b")),
                List.of(indexLast("a"), indexLast("b").replace(":0}", ":1}"), indexLast("c")),
                List.of(chunk("a"), chunk("b").replace("x\":0", "x\":1"), chunk("c")),
                List.of(second("a"), second("b"), chunk("c"), second("d")));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void reads_what_the_parser_reads(List<String> chunks) throws IOException {
        for (String chunk : chunks) {
            byte[] json = chunk.getBytes(UTF_8);

            assertThat(reader.read(chunk)).isEqualTo(CompletionReader.read(json));
        }
    }

    @Test
    void a_chunk_that_differs_in_its_text_alone_is_not_parsed() throws IOException {
        var chunks = new ChunkReader();
        List<Completion> read = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String text : List.of("a", "b", "", "Å日\uD83E\uDD99", "x".repeat(3000), "\\n", "c")) {
            byte[] json = chunk(text).getBytes(UTF_8);
            chunks.read(json, 0, json.length, (chunk, said) -> read.add(chunk) && texts.add(said));
        }

        assertThat(texts).containsExactly(null, "b", "", "Å日\uD83E\uDD99", "x".repeat(3000), null, "c");
        assertThat(read.get(6)).isSameAs(read.get(0));
    }

    @Test
    void what_the_consumer_returns_is_returned_whether_a_chunk_is_parsed_or_not() throws IOException {
        var chunks = new ChunkReader();
        for (String text : List.of("a", "b", "c")) {
            byte[] json = chunk(text).getBytes(UTF_8);

            assertThat(chunks.read(json, 0, json.length, (chunk, said) -> true)).isTrue();
            assertThat(chunks.read(json, 0, json.length, (chunk, said) -> false))
                    .isFalse();
        }
    }

    /** Nothing else distinguishes a comma as text from the bytes between two fields. */
    @Test
    void a_text_that_looks_like_other_bytes_is_parsed_and_those_that_follow_are_not() throws IOException {
        var chunks = new ChunkReader();
        List<String> texts = new ArrayList<>();
        for (String text : List.of(",", "a", "b", ",")) {
            byte[] json = modelLast(text).getBytes(UTF_8);
            chunks.read(json, 0, json.length, (chunk, said) -> texts.add(said));
        }

        assertThat(texts).containsExactly(null, null, "b", ",");
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void a_text_that_json_cannot_have_fails_as_in_a_first_chunk(byte[] text) throws IOException {
        reader.read(chunk("a"));
        byte[] json = chunk("?".repeat(text.length)).getBytes(UTF_8);
        System.arraycopy(text, 0, json, chunk("?").indexOf('?'), text.length);

        assertThatThrownBy(() -> new ReadChunks().read(json, 0, json.length))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> reader.read(json, 0, json.length)).isInstanceOf(MalformedResponseException.class);
    }

    static Stream<byte[]> badTexts() {
        return Stream.of(
                new byte[] {(byte) 0xC3}, // the beginning of a character
                new byte[] {(byte) 0xFF, 'a'},
                new byte[] {'a', '\n'},
                new byte[] {0},
                new byte[] {'\\', 'x'},
                new byte[] {'"'});
    }

    private static String indexLast(String content) {
        return HEAD + "\"choices\":[{\"delta\":{\"content\":\"" + content + "\"},\"index\":0}]}";
    }

    private static String second(String content) {
        return HEAD + "\"choices\":[{\"index\":1,\"delta\":{\"content\":\"" + content + "\"}}]}";
    }

    private static String modelLast(String content) {
        return "{\"choices\":[{\"delta\":{\"content\":\"" + content
                + "\"},\"index\":0}],\"object\":\"chunk\",\"model\":\"llama\"}";
    }

    private static String twoTexts(String first, String second) {
        return "{\"choices\":[{\"text\":\"" + first + "\",\"delta\":{\"content\":\"" + second + "\"}}]}";
    }

    private static String twoParts(String first, String second) {
        return "{\"choices\":[{\"delta\":{\"content\":[\"" + first + "\",{\"text\":\"" + second + "\"}]}}]}";
    }

    private static String twoChoices(String first, String second) {
        return "{\"choices\":[{\"index\":0,\"text\":\"" + first + "\"},{\"index\":1,\"text\":\"" + second + "\"}]}";
    }

    /** As a server that sorts its fields by name words it. */
    private static String withLogprobs(String content) {
        return "{\"choices\":[{\"delta\":{\"content\":\"" + content + "\"},\"index\":0,\"logprobs\":{\"tokens\":[\""
                + content + "\"],\"top_logprobs\":[{\" are\":-0.75,\" or\":-0.5,\"" + content
                + "\":-0.25}]}}],\"created\":1,\"id\":\"a\"}";
    }

    private static String withLogprob(String content, String token) {
        return HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content
                + "\"},\"logprobs\":{\"content\":[{\"token\":\"" + token + "\",\"logprob\":-0.5}]}}]}";
    }
}
