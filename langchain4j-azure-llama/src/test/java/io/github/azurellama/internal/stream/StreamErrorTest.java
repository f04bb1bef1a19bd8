package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.chunk;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that servers write into a stream in ways that no standard has. */
class StreamErrorTest extends EventStreamTest {

    private static final String HELLO = chunk("\"Hello\"", "null");
    private static final String REASON = "{\"error\":{\"message\":\"engine died\",\"code\":500}}";

    private String text(String events) {
        StreamCallback last = last(events);
        assertThat(last.kind()).as(events).isEqualTo(Kind.COMPLETE);
        return last.response().aiMessage().text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\n\n",
                "event: error\ndata:\n\n",
                "event: Exception\ndata:  \n\n",
                "event: server_error\n\n: comment\n\n"
            })
    void an_error_event_without_data_fails_wherever_it_comes(String event) {
        for (String events : List.of(
                event,
                event + DONE,
                HELLO + event + DONE,
                HELLO + event,
                HELLO + event + end("stop") + DONE,
                HELLO + end("stop") + event + DONE,
                HELLO + end("stop") + event)) {
            assertThat(error(events)).contains("no error message in the response");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: " + REASON + "\n\n",
                "event: error\ndata: engine died\n\n",
                "data: engine died\n\n",
                REASON + "\n\n",
                "Error: engine died\n",
                "RuntimeError: engine died\n\n"
            })
    void the_reason_of_an_error_event_without_data_may_be_in_the_next_event(String next) {
        assertThat(error(HELLO + "event: error\n\n" + next + DONE)).contains("engine died");
    }

    @Test
    void a_named_event_without_data_is_a_keep_alive() {
        assertThat(text("event: ping\n\n" + HELLO + "event: ping\ndata:\n\n" + end("stop") + DONE))
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error: ", "ERROR:", "eRROR: "})
    void an_error_field_is_one_in_any_case(String field) {
        assertThat(error(HELLO + field + "engine died\n\n" + DONE)).contains("engine died");
        assertThat(error(HELLO + end("stop") + field + REASON + "\n\n" + DONE)).contains(": engine died");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upstream connect error or disconnect/reset before headers\n",
                "data: upstream connect error or disconnect/reset before headers\n\n",
                "502 Bad Gateway: upstream connect error\n\n",
            })
    void text_in_place_of_a_finish_reason_is_no_end(String text) {
        assertThat(error(HELLO + text + DONE)).contains("before the response was complete", "upstream connect error");
        assertThat(error(HELLO + text)).contains("before the response was complete", "upstream connect error");
        assertThat(error(text + DONE)).contains("upstream connect error");
    }

    @Test
    void text_beside_a_finish_reason_is_ignored() {
        assertThat(text("x-trace: 7\n" + HELLO + "some proxy was here\n\n" + end("stop") + DONE))
                .isEqualTo("Hello");
    }

    @Test
    void a_page_in_place_of_a_stream_is_shown() {
        assertThat(error("<html>\n<h1>Maintenance</h1>\n</html>\n"))
                .contains("the response is not a stream of events", "<html>");
    }

    @Test
    void every_error_is_of_the_server() {
        assertThat(last("event: error\n\n").error()).isInstanceOf(InternalServerException.class);
    }
}
