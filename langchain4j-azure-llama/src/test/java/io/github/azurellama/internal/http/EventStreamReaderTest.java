package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamReaderTest {

    private static final int MAX = 64 * 1024;

    private static List<String> events(InputStream in) throws IOException {
        List<String> events = new ArrayList<>();
        boolean ended = new EventStreamReader(in, MAX).readAll((name, data, offset, length) -> {
            events.add((name == null ? "" : name + "=") + new String(data, offset, length, StandardCharsets.UTF_8));
            return true;
        });
        assertThat(ended).isTrue();
        return events;
    }

    private static List<String> events(String stream) throws IOException {
        return events(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
    }

    static List<String> streams() {
        List<String> streams = new ArrayList<>();
        String stream = "\uFEFFdata: ä one\n\n: comment\ndata:two\ndata\ndata:  three\n\nevent: error\ndata: 日本\n\n"
                + "event:lonely\n\nid: 7\nretry: 1\nunknown: x\ndata: [DONE]\n\ndata: last";
        for (String ending : List.of("\n", "\r", "\r\n")) {
            streams.add(stream.replace("\n", ending));
            streams.add(stream.replace("\n", ending) + ending);
            streams.add(stream.replace("\n", ending) + ending + ending);
        }
        return streams;
    }

    private static final List<String> EXPECTED =
            List.of("ä one", "two\n\n three", "error=日本", "lonely=", " text=unknown: x", "[DONE]", "last");

    @ParameterizedTest
    @MethodSource("streams")
    void every_line_ending_and_every_split_in_two_reads_give_the_same_events(String stream) throws IOException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

        for (int split = 1; split < bytes.length; split++) {
            assertThat(events(new SplitInputStream(bytes, split)))
                    .as("split after %d", split)
                    .isEqualTo(EXPECTED);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void reads_of_one_byte_each_give_the_same_events(String stream) throws IOException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        int[] ones = new int[bytes.length];
        Arrays.fill(ones, 1);

        assertThat(events(new SplitInputStream(bytes, ones))).isEqualTo(EXPECTED);
    }

    @Test
    void an_event_is_handed_out_before_the_next_bytes_are_waited_for() throws IOException {
        byte[] first = "data: now\n\n".getBytes(StandardCharsets.UTF_8);
        List<String> events = new ArrayList<>();
        InputStream in = new SplitInputStream(first) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                int given = super.read(buffer, offset, length);
                assertThat(given >= 0 || events.contains("now")).isTrue();
                return given;
            }
        };

        new EventStreamReader(in, MAX)
                .readAll((name, data, offset, length) ->
                        events.add(new String(data, offset, length, StandardCharsets.UTF_8)));

        assertThat(events).containsExactly("now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", ": only a comment\n\n", "id: 1\n\n", "retry", "\uFEFF"})
    void what_has_no_data_is_no_event(String stream) throws IOException {
        assertThat(events(stream)).isEmpty();
    }

    @Test
    void a_name_without_data_is_an_event_too() throws IOException {
        assertThat(events("event: error\n\ndata: 1\n\n")).containsExactly("error=", "1");
    }

    @Test
    void a_line_outside_of_any_field_is_an_event_of_its_own_name_at_once() throws IOException {
        assertThat(events("Bad Gateway\nevent: a\nx-trace: 7\ndata: 1\n\nevent: text\ndata: 2\n\nda"))
                .containsExactly(" text=Bad Gateway", " text=x-trace: 7", "a=1", "text=2", " text=da");
    }

    @Test
    void empty_data_is_an_event() throws IOException {
        assertThat(events("data:\n\ndata\n\ndata: \n\n")).containsExactly("", "", "");
    }

    @Test
    void one_space_after_the_colon_is_no_data_and_a_second_one_is() throws IOException {
        assertThat(events("data:a\n\ndata: b\n\ndata:  c\n\ndata:\td\n\n")).containsExactly("a", "b", " c", "\td");
    }

    @Test
    void a_colon_belongs_to_the_data_after_the_first() throws IOException {
        assertThat(events("data: a: b\n\n")).containsExactly("a: b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error: {}\n\n",
                "error:{}\n",
                "data: pending\nerror: {}\n",
                "error: {}",
                "Error: {}\n",
                "ERROR:{}"
            })
    void an_error_field_is_an_event_at_once(String stream) throws IOException {
        assertThat(events(stream)).first().isEqualTo("error={}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error:\n\n", "error: null\n\n", "Error: null\n\n"})
    void an_empty_error_field_is_no_event(String stream) throws IOException {
        assertThat(events(stream)).isEmpty();
    }

    @Test
    void json_without_a_field_is_an_event_up_to_a_blank_line_a_field_or_other_json() throws IOException {
        assertThat(events("data: 1\n\n{\n \"a\": 2\n}\n\n{\"b\":3}\ndata: 4\n\n{\"c\":5}\n{\"d\":6}\n[7]"))
                .containsExactly(
                        "1",
                        "json={\n \"a\": 2\n}",
                        "json={\"b\":3}",
                        "4",
                        "json={\"c\":5}",
                        "json={\"d\":6}",
                        "json=[7]");
    }

    @Test
    void a_name_holds_for_one_event() throws IOException {
        assertThat(events("event: a\ndata: 1\n\ndata: 2\n\n")).containsExactly("a=1", "2");
    }

    @Test
    void an_event_as_long_as_allowed_passes() throws IOException {
        String data = "x".repeat(MAX - 100);

        assertThat(events("data: before\n\ndata: " + data + "\n\ndata: after\n\n"))
                .containsExactly("before", data, "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", ": ", "data: x\ndata: ", "data: x\n: "})
    void an_event_or_comment_without_end_is_bounded(String beginning) {
        byte[] endless = (beginning + "x".repeat(2 * MAX)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> events(new ByteArrayInputStream(endless)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than " + MAX + " bytes");
    }

    @Test
    void many_events_need_no_more_room_than_one() throws IOException {
        String stream = ("data: " + "y".repeat(5000) + "\n\n: comment\n\n").repeat(200);

        assertThat(events(stream)).hasSize(200).containsOnly("y".repeat(5000));
    }

    @Test
    void a_listener_that_returns_false_ends_the_reading() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        var in = new ByteArrayInputStream("data: 1\n\ndata: 22\n\n".getBytes(StandardCharsets.UTF_8));

        boolean ended = new EventStreamReader(in, MAX).readAll((name, data, offset, length) -> {
            lengths.add(length);
            return false;
        });

        assertThat(ended).isFalse();
        assertThat(lengths).containsExactly(1);
    }
}
