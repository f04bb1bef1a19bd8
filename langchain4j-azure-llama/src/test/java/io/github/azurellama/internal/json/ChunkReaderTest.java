package io.github.azurellama.internal.json;

import static io.github.azurellama.internal.json.ReadChunks.HEAD;
import static io.github.azurellama.internal.json.ReadChunks.MANY;
import static io.github.azurellama.internal.json.ReadChunks.chunk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkReaderTest {

    private final ReadChunks reader = new ReadChunks();

    /** Each by itself, and after so many others that the stream keeps a parser. */
    static Stream<List<String>> streams() {
        return shortStreams()
                .flatMap(chunks -> Stream.of(
                        chunks, Stream.of(MANY, chunks).flatMap(List::stream).toList()));
    }

    private static Stream<List<String>> shortStreams() {
        String longText = "x".repeat(1500);
        return Stream.of(
                List.of(chunk("a"), chunk("b"), chunk("c")),
                List.of(chunk("short"), chunk(longText), chunk("short"), chunk(longText + longText)),
                List.of(chunk(longText), HEAD + "\"choices\":[]}", chunk("")),
                List.of("{\"choices\":[]}", "{\"choices\":[]}", " {\"choices\":[]} ", "{\"choices\":[]}"),
                List.of(chunk("Å"), chunk("–"), chunk("\uD83E\uDD99"), chunk("é".repeat(700)), chunk("日本語")),
                List.of(chunk("\\u00e5\\n\\\""), chunk("\\ud83e\\udd99")),
                List.of(" \r\n" + chunk("a") + " \n", "\t" + chunk("b"), chunk("c") + "   "),
                List.of(
                        chunk("a"),
                        HEAD + "\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":4}}",
                        chunk("b")),
                List.of(
                        chunk("a"),
                        HEAD + "\"id\":\"chat-1\"}",
                        HEAD.replace(",", " ,\n") + "\"choices\":[]}",
                        chunk("b")),
                List.of(
                        "{ " + chunk("a").substring(1),
                        chunk("b"),
                        "{ " + chunk("c").substring(1)),
                List.of(
                        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"model\":\"llama\"}",
                        "{\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"model\":\"llama\"}"),
                List.of(
                        "{\"object\":{\"a\":1},\"id\":\"chat-1\",\"choices\":[]}",
                        "{\"object\":{\"a\":1},\"id\":\"chat-1\",\"choices\":[]}"),
                List.of(
                        "{\"object\":\"chunk\",\"system_fingerprint\":null,\"delta\":{\"id\":\"x\"},\"choices\":[]}",
                        "{\"object\":\"chunk\",\"system_fingerprint\":null,\"delta\":{\"id\":\"y\"},\"choices\":[]}"),
                List.of(chunk("a"), HEAD + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"),
                List.of(
                        chunk("a"),
                        HEAD + "\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\","
                                + "\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"a\\\":\"}}]}}]}"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void reads_what_one_parser_per_chunk_reads(List<String> chunks) throws IOException {
        List<Completion> alone = new ArrayList<>();
        List<Completion> together = new ArrayList<>();
        for (String chunk : chunks) {
            byte[] json = chunk.getBytes(UTF_8);
            alone.add(CompletionReader.read(json));
            together.add(reader.read(chunk));
        }

        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void keeps_nothing_that_lies_in_the_buffer_of_the_caller(List<String> chunks) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        List<Completion> alone = new ArrayList<>();
        List<Completion> together = new ArrayList<>();
        for (String chunk : chunks) {
            byte[] json = chunk.getBytes(UTF_8);
            alone.add(CompletionReader.read(json));
            int offset = together.size() * 7;
            System.arraycopy(json, 0, buffer, offset, json.length);
            together.add(reader.read(buffer, offset, json.length));
            Arrays.fill(buffer, (byte) '#');
        }

        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_after_the_object_belongs_to_its_chunk_and_not_to_the_next(String text) throws IOException {
        ReadChunks later = ReadChunks.afterMany();
        later.read(chunk("\\u0061") + text);
        later.read(chunk("\\u0062") + text);

        assertThat(later.read(chunk("c")).choices().get(0).text()).isEqualTo("c");
    }

    static Stream<String> texts() {
        return Stream.of(" and more", "}", "{\"id\":", "\"", "\\", "é", " {}{}", ",".repeat(2000));
    }

    @Test
    void shares_what_all_chunks_have_in_common() throws IOException {
        Completion first = reader.read(chunk("a"));
        Completion second = reader.read(chunk("b"));

        assertThat(second.id()).isSameAs(first.id());
        assertThat(second.model()).isSameAs(first.model());
        assertThat(second.created()).isSameAs(first.created());
    }

    @Test
    void keeps_the_fields_of_the_completion_from_the_first_chunk() throws IOException {
        reader.read(chunk("a"));

        assertThat(List.of(
                        reader.read("{\"choices\":[]}"),
                        reader.read("{\"id\":\"chat-2\",\"created\":1234567891,\"model\":\"other\"}"),
                        reader.read("{\"id\":null,\"created\":{},\"model\":[1]}")))
                .containsOnly(new Completion("chat-1", 1234567890L, "llama", List.of(), null, List.of(), null));
    }

    @Test
    void takes_from_a_later_chunk_what_the_first_lacks() throws IOException {
        reader.read("{\"id\":\"\",\"created\":0,\"model\":\"\",\"choices\":[]}");
        reader.read(chunk("a"));

        assertThat(reader.read("{\"choices\":[]}"))
                .isEqualTo(new Completion("chat-1", 1234567890L, "llama", List.of(), null, List.of(), null));
    }

    @Test
    void the_streams_that_follow_know_the_names_of_a_stream_that_was_closed() throws IOException {
        bytesToRead("\"name_to_warm_up\":1");
        long first = bytesToRead("\"name_of_no_other_test\":1");
        long second = bytesToRead("\"name_of_no_other_test\":1");

        assertThat(first).isGreaterThan(second + 1000);
    }

    /** What it allocates to read that field after other chunks: a table of names of its own, if it has to learn one. */
    private static long bytesToRead(String field) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var stream = new ChunkReader();
        ChunkReader.Consumer nowhere = (chunk, text) -> true;
        for (String chunk : MANY) {
            stream.read(chunk.getBytes(UTF_8), 0, chunk.length(), nowhere);
        }
        byte[] next = ("{" + field + ",\"choices\":[]}").getBytes(UTF_8);
        long before = threads.getCurrentThreadAllocatedBytes();
        stream.read(next, 0, next.length, nowhere);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        stream.close();
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_after_other_chunks_is_reported_whole(String error) throws IOException {
        ReadChunks later = ReadChunks.afterMany();
        later.read(chunk("a"));

        assertThatThrownBy(() -> later.read(error))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo(error));
    }

    static Stream<String> errors() {
        return Stream.of(
                "{\"error\":{\"message\":\"gone\"}}",
                "{\"object\":\"error\",\"message\":\"gone\"}",
                "{\"message\":\"gone\"}",
                HEAD + "\"error\":{\"message\":\"gone\"}}",
                HEAD + "\"object\":\"error\"}");
    }

    @ParameterizedTest
    @MethodSource("noObjects")
    void what_is_no_object_fails_and_says_what_came(String json) throws IOException {
        ReadChunks later = ReadChunks.afterMany();
        later.read(chunk("a"));

        assertThatThrownBy(() -> later.read(json))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("not the expected JSON")
                .hasMessageEndingWith(json.strip());
    }

    static Stream<String> noObjects() {
        return Stream.of(
                "1", "[]", "nul", "\"a\"", "{", "{\"id\":\"a", "{]", "<html>", "\"é", HEAD, HEAD + "\"choices\":[");
    }
}
