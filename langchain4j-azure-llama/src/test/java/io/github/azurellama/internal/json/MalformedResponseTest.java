package io.github.azurellama.internal.json;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.chunk;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A status of success is no success yet. */
class MalformedResponseTest extends MockServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYNC      | ''",
                "STREAMING | ''",
                "SYNC      | <!DOCTYPE html><html><body>Sign in</body></html>",
                "STREAMING | <!DOCTYPE html><html><body>Sign in</body></html>",
                "SYNC      | {}",
                "STREAMING | {}",
                "SYNC      | []",
                "STREAMING | []",
                "SYNC      | {\"choices\":[{\"index\":0,",
                "STREAMING | {\"choices\":[{\"index\":0,",
                "SYNC      | {\"choices\":[]}",
                "STREAMING | {\"choices\":[]}",
            })
    void a_malformed_response_fails_once_with_a_typed_exception(CallMode mode, String body) {
        enqueue(Responses.json(200, body));

        assertThat(catchThrowable(open(mode)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining(url("/v1/chat/completions"))
                .hasMessageNotContaining("\n");
        assertThat(server.getRequestCount()).as("requests").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                             | but it is empty",
                "null                                           | a JSON object was expected: null",
                "<html>Sign in</html>                           | not the expected JSON: <html>Sign in</html>",
                "{\"choices\":[{\"index\":0 | because it ends in the middle: {\"choices\"",
                "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]} | a stream of events, although none was requested",
                "data: {\"error\":{\"message\":\"overloaded\"}} | overloaded",
                "[{\"error\":{\"message\":\"overloaded\"}}]     | overloaded",
            })
    void a_whole_body_that_is_no_json_is_shown_without_what_the_parser_says(String body, String text) {
        enqueue(Responses.json(200, body));

        assertThat(catchThrowable(open(CallMode.SYNC)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining(text)
                .hasMessageNotContaining("token '")
                .hasMessageNotContaining("end-of-input");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_body_without_choices_is_shown(CallMode mode) {
        enqueue(Responses.json(200, "{\"success\":false,\"outcome\":\"engine died\"}"));

        assertThat(catchThrowable(open(mode)::text))
                .hasMessageContaining("no choices")
                .hasMessageContaining("engine died");
    }

    @Test
    void an_event_that_is_no_json_ends_the_stream() {
        enqueue(Responses.events(chunk("Hel") + event("{\"choices\":") + chunk("lo") + FINISH + DONE));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("not the expected JSON");
    }

    @Test
    void a_stream_that_ends_early_is_no_success() {
        enqueue(Responses.events(chunk("Hel") + chunk("lo")));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("before the response was complete");
    }

    @Test
    void a_connection_that_is_cut_in_the_middle_is_no_success_and_not_retried() {
        enqueue(cutAfter(chunk("Hello")));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("connection failed");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_cut_after_the_finish_reason_takes_nothing_from_the_response() {
        enqueue(cutAfter(chunk("Hello") + FINISH));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @Test
    void a_stream_is_complete_without_done_after_its_finish_reason() {
        enqueue(Responses.events(chunk("Hello") + FINISH));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @Test
    void a_stream_is_complete_without_finish_reason_after_done() {
        enqueue(Responses.events(chunk("Hello") + DONE));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @Test
    void a_stream_that_ends_between_two_choices_is_no_success() {
        enqueue(Responses.events(chunk("first") + FINISH));

        assertThat(catchThrowable(open(CallMode.STREAMING, builder -> builder.n(2))::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("before the response was complete");
    }

    @Test
    void the_only_choice_is_the_response_whatever_its_index() {
        enqueue(Responses.events((chunk("Hel") + chunk("lo") + FINISH).replace("\"index\":0", "\"index\":3") + DONE));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>\n<html><body style='color: red'>Sign in</body></html>",
                "upstream connect error or disconnect/reset before headers. reset reason: overflow",
                "null"
            })
    void what_is_no_stream_at_all_is_shown(String body) {
        enqueue(new MockResponse.Builder().code(200).body(body));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining(body.lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void only_the_beginning_of_what_cannot_be_read_is_shown(CallMode mode) {
        enqueue(Responses.json(200, "{\"choices\": nonsense " + "x".repeat(5000)));

        assertThat(catchThrowable(open(mode)::text))
                .hasMessageContaining("{\"choices\": nonsense xxx")
                .message()
                .hasSizeLessThan(600);
    }

    @Test
    void done_alone_fails_the_call() {
        enqueue(Responses.events(DONE));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text)).isInstanceOf(InternalServerException.class);
    }

    @Test
    void what_follows_done_does_not_matter() {
        enqueue(Responses.events(chunk("Hello") + FINISH + DONE + chunk("?") + event("{broken") + DONE));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @Test
    void a_complete_response_in_place_of_a_stream_is_accepted() {
        enqueue(Responses.whole("all at once"));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("all at once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data:{\"choices\":[]}\n\n", ": keep-alive\n\n", "\n\n", "data:\n\n", "id: 7\nretry: 10\n\n"})
    void what_carries_nothing_harms_no_stream(String nothing) {
        enqueue(Responses.events(nothing + chunk("Hel") + nothing + chunk("lo") + nothing + FINISH + nothing + DONE));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_response_cut_in_the_middle_fails(CallMode mode) {
        enqueue(Responses.whole("too short")
                .setHeader("Content-Length", "4000")
                .onResponseEnd(new SocketEffect.CloseSocket()));

        assertThat(catchThrowable(open(mode)::text)).isInstanceOf(InternalServerException.class);
    }

    /** Ends before the length that it promised, which HTTP calls an error. */
    private static MockResponse.Builder cutAfter(String events) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/event-stream")
                .body(events)
                .setHeader("Content-Length", events.length() + 1000)
                .onResponseEnd(new SocketEffect.CloseSocket());
    }
}
