package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.mapping.TextFilters;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stream. A failing seed is part of the test's name. */
class StreamLawsTest {

    private static final String ERROR = "{\"error\":{\"message\":\"the engine died\",\"code\":500}}";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_split_of_the_bytes_and_any_line_ending_give_the_same_callbacks(long seed) {
        for (String lineEnding : List.of("\n", "\r\n", "\r")) {
            var stream = new GeneratedStream(seed);
            List<String> chunks = stream.chunks();
            byte[] body = stream.events(chunks, lineEnding).getBytes(UTF_8);
            String plain = StreamRun.of(plain(chunks).getBytes(UTF_8)).seen();

            assertThat(StreamRun.of(body).seen()).isEqualTo(plain);
            assertThat(StreamRun.of(body, stream.reads(body.length)).seen()).isEqualTo(plain);
            byte[] withoutBlankLines = plain(chunks).replace("\n\n", lineEnding).getBytes(UTF_8);
            assertThat(StreamRun.of(withoutBlankLines).seen()).isEqualTo(plain);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_completion_is_the_same_streamed_or_not(long seed) throws IOException {
        var stream = new GeneratedStream(seed);

        StreamRun run = StreamRun.of(plain(stream.chunks()).getBytes(UTF_8));

        assertThat(run.error()).isNull();
        String whole = StreamRun.seen(StreamRun.whole(TextFilters.NONE, stream.whole()));
        assertThat(run.responses).extracting(StreamRun::seen).containsExactly(whole);
        assertThat(StreamRun.of(stream.whole()).responses)
                .extracting(StreamRun::seen)
                .containsExactly(whole);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_error_at_any_position_before_the_end_wins(long seed) {
        var stream = new GeneratedStream(seed);
        List<String> chunks = stream.chunks();
        for (String framing : framings()) {
            int position = (int) (seed % (chunks.size() + 1));
            String events = plain(chunks.subList(0, position)).replace("data: [DONE]\n\n", "")
                    + framing
                    + plain(chunks.subList(position, chunks.size()));

            StreamRun run = StreamRun.of(events.getBytes(UTF_8), stream.reads(events.length()));

            assertThat(run.responses).as(framing).isEmpty();
            assertThat(run.errors).as(framing).hasSize(1);
            assertThat(run.error()).as(framing).contains("the engine died");
        }
    }

    private static List<String> framings() {
        return List.of(
                "data: " + ERROR + "\n\n",
                "data:" + ERROR + "\r\n\r\n",
                "event: error\ndata: " + ERROR + "\n\n",
                "event: error\ndata: the engine died\n\n",
                "event: error\ndata: Error parsing decoded stream: data: " + ERROR + "\n, with exception: x\n\n",
                "event: failure\ndata: " + ERROR + "\n\n",
                "event: Error\ndata: the engine died\n\n",
                "event: upstream_exception\ndata: the engine died\n\n",
                "error: " + ERROR + "\n\n",
                "error: {\"code\":500,\"message\":\"the engine died\",\"type\":\"server_error\"}\n\n",
                "error:" + ERROR + "\n",
                "Error: " + ERROR + "\n\n",
                "ERROR:the engine died\n",
                "event: error\n\ndata: the engine died\n\n",
                "event: error\n\n" + ERROR + "\n\n",
                ERROR + "\n\n",
                ERROR + "\n",
                "\n" + ERROR + "\n\n",
                "{\n  \"error\": {\n    \"message\": \"the engine died\"\n  }\n}\n\n",
                "data: {\"choices\":[],\"error\":{\"message\":\"the engine died\"}}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}],\"error\":\"the engine died\"}\n\n",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\",\"error\":\"the engine died\"}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"error\":{\"code\":502,\"message\":\"the engine died\"}}]}\n\n",
                "data: \"" + ERROR.replace("\"", "\\\"") + "\"\n\n",
                "data: {\"code\":500,\"msg\":\"the engine died\"}\n\n",
                "data: {\"type\":\"error\",\"reason\":\"the engine died\"}\n\n",
                "data: {\"status\":500,\"title\":\"the engine died\"}\n\n",
                "data: {\"success\":false,\"error_message\":\"the engine died\"}\n\n",
                "data: [" + ERROR + "]\n\n",
                "data: {\"object\":\"error\",\"message\":\"the engine died\"}\n\n",
                "data: {\"detail\":\"the engine died\"}\n\n",
                "data: Error: " + ERROR + "\n\n");
    }

    private static String plain(List<String> chunks) {
        var events = new StringBuilder();
        chunks.forEach(chunk -> events.append("data: ").append(chunk).append("\n\n"));
        return events.append("data: [DONE]\n\n").toString();
    }
}
