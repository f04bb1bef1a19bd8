package io.github.azurellama.internal.stream;

import static io.github.azurellama.internal.stream.RecordedStream.DONE;
import static io.github.azurellama.internal.stream.RecordedStream.END;
import static io.github.azurellama.internal.stream.RecordedStream.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event is: a chunk, an error, the terminator, or something that adds nothing. */
class StreamEventsTest {

    private final RecordedStream recorded = new RecordedStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'content':'a' | 1",
                "'reasoning':'a' | 1",
                "'refusal':'a' | 1",
                "'tool_calls':[{'id':'a','function':{'name':'f'}}] | 1",
                "'role':'assistant','content':'' | 0",
                "'reasoning':'','refusal':'' | 0",
                "'tool_calls':[] | 0"
            })
    void the_first_token_is_the_first_content_of_any_kind(String fields, int tokens) throws IOException {
        recorded.open();
        recorded.event("{'choices':[]}");
        recorded.event("{'choices':[{'index':0,'delta':{" + fields + "}}]}");
        recorded.event("{'choices':[{'index':1,'delta':{" + fields + "}}]}");
        assertThat(recorded.call).hasSize(tokens);

        for (int i = 0; i < 3; i++) {
            recorded.event(TEXT.replace("Hi", "text " + i));
        }
        assertThat(recorded.call).containsExactly("first token");
    }

    @Test
    void white_space_and_control_characters_around_an_event_are_not_part_of_it() throws IOException {
        recorded.open();

        assertThat(recorded.event(" \t\r\n\0" + TEXT + "\0\n ")).isTrue();
        assertThat(recorded.event(" : keep-alive ")).isTrue();
        assertThat(recorded.event(" \0 ")).isTrue();
        assertThat(recorded.event("")).isTrue();
        assertThat(recorded.event("\n" + DONE + "\0")).isFalse();
        assertThat(recorded.listener.called)
                .containsExactly("text Hi", "raw : keep-alive", "before complete", "complete Hi");
    }

    @Test
    void an_event_without_content_is_raw_and_one_with_content_is_not() throws IOException {
        recorded.open();
        for (String raw : List.of("{'choices':[]}", "null", ": x", "x", "{'id':")) {
            recorded.event(raw.startsWith("{'id") ? "ping" : null, raw);
        }
        recorded.event("ping", "12:00");

        assertThat(recorded.listener.called)
                .containsExactly("raw {\"choices\":[]}", "raw null", "raw : x", "raw x", "raw {\"id\":", "raw 12:00");
    }

    @Test
    void a_broken_chunk_fails_and_a_broken_event_of_another_name_does_not() {
        recorded.open();

        for (String name : new String[] {null, "", "message"}) {
            assertThatThrownBy(() -> recorded.event(name, "{'id':")).isInstanceOf(MalformedResponseException.class);
        }
    }

    @Test
    void the_first_data_that_is_no_chunk_is_shown_if_the_stream_stays_incomplete() throws IOException {
        recorded.open();
        recorded.event(TEXT);
        recorded.event("out of memory");
        recorded.event("bye");

        assertThatThrownBy(() -> recorded.event(DONE))
                .hasMessageStartingWith(
                        "the stream ended before the response was complete, after data that is no chunk")
                .hasMessageEndingWith("out of memory");
    }

    @Test
    void a_chunk_inside_an_error_ends_with_one_terminator_of_its_own() throws IOException {
        recorded.open();

        assertThat(recorded.event("error", "while parsing: " + TEXT)).isTrue();
        assertThat(recorded.event(DONE)).isTrue();
        assertThat(recorded.event("error", "while parsing: " + END)).isTrue();
        assertThat(recorded.event(DONE)).isTrue();
        assertThat(recorded.event(DONE)).isFalse();
        assertThat(recorded.listener.called).endsWith("complete Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "Error", "server_error", "upstream-EXCEPTION"})
    void an_event_named_as_an_error_is_one(String name) {
        recorded.open();

        assertThatThrownBy(() -> recorded.event(name, " gone "))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo("gone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gone | gone",
                "{'choices':[],'usage':{}} | ``",
                "[DONE] | ``",
                "{'error':'gone'} | {\"error\":\"gone\"}"
            })
    void an_error_without_data_takes_its_reason_from_the_next_event(String next, String reason) throws IOException {
        recorded.open();
        recorded.event("error", " ");
        recorded.event("");

        assertThatThrownBy(() -> recorded.event(next))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"{\\\"error\\\":\\\"gone\\\"}\"", "[{\"error\":\"gone\"}]", "failed: {\"error\":\"gone\"}"})
    void an_error_inside_of_a_text_or_a_list_is_one(String data) {
        recorded.open();

        assertThatThrownBy(() -> recorded.event(data))
                .isInstanceOfSatisfying(
                        ErrorPayloadException.class, e -> assertThat(e.body()).isEqualTo("{\"error\":\"gone\"}"));
    }

    @Test
    void an_error_without_data_fails_at_the_end() throws IOException {
        recorded.open();
        recorded.event(TEXT);
        recorded.event(END);
        recorded.event("error", "");

        assertThatThrownBy(recorded.stream::onEnd).isInstanceOf(ErrorPayloadException.class);
        assertThat(recorded.listener.called).doesNotContain("before complete");
    }
}
