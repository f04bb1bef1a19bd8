package io.github.azurellama.internal.stream;

import static io.github.azurellama.internal.stream.RecordedStream.DONE;
import static io.github.azurellama.internal.stream.RecordedStream.END;
import static io.github.azurellama.internal.stream.RecordedStream.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.internal.json.CompletionReader;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream has one end, and what comes behind it does nothing. */
class CompletionStreamTest {

    private final RuntimeException cut = new IllegalStateException("cut");

    private final RecordedStream recorded = new RecordedStream();
    private int cancelled;

    @Test
    void the_terminator_ends_a_stream_and_nothing_is_read_behind_it() throws IOException {
        recorded.open();

        assertThat(recorded.event(TEXT)).isTrue();
        assertThat(recorded.event(END)).isTrue();
        assertThat(recorded.event(DONE)).isFalse();
        assertThat(recorded.event(TEXT)).isFalse();
        recorded.stream.onEnd();
        recorded.stream.onFailure(cut);
        recorded.stream.onClosed();
        assertThat(recorded.listener.called)
                .containsExactly("text Hi", "raw " + END.replace('\'', '"'), "before complete", "complete Hi");
        assertThat(recorded.call).containsExactly("first token", "success");
    }

    @Test
    void a_failure_before_the_finish_reason_is_the_end() throws IOException {
        recorded.open();
        recorded.event(TEXT);

        recorded.stream.onFailure(cut);
        recorded.stream.onFailure(cut);
        assertThat(recorded.event(END)).isFalse();
        recorded.stream.onClosed();
        assertThat(recorded.listener.called).containsExactly("text Hi", "error cut");
        assertThat(recorded.call).containsExactly("first token", "failure cut");
    }

    @Test
    void a_failure_before_the_response_is_the_end() {
        recorded.stream.onFailure(cut);

        assertThat(recorded.listener.called).containsExactly("error cut");
    }

    @Test
    void a_failure_behind_the_finish_reason_does_not_matter() throws IOException {
        recorded.open();
        recorded.event(TEXT);
        recorded.event(END);

        recorded.stream.onFailure(cut);
        assertThat(recorded.listener.called).endsWith("before complete", "complete Hi");
        assertThat(recorded.call).containsExactly("first token", "success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'error':{'message':'gone'}}", "{'choices':[],'error':'gone'}"})
    void an_error_behind_the_finish_reason_is_the_end(String error) throws IOException {
        recorded.open();
        recorded.event(TEXT);
        recorded.event(END);

        assertThatThrownBy(() -> recorded.event(error)).isInstanceOf(ErrorPayloadException.class);
        recorded.stream.onFailure(cut);
        assertThat(recorded.listener.called).endsWith("error cut").doesNotContain("before complete");
        assertThat(recorded.call).containsExactly("first token", "failure cut");
    }

    @Test
    void a_response_that_cannot_be_mapped_fails_with_the_first_failure_which_keeps_the_other() throws IOException {
        recorded.open();
        recorded.event("{'choices':[{'index':0,'delta':{'tool_calls':[{'function':{'arguments':'{}'}}]},"
                + "'finish_reason':'stop'}]}");

        recorded.stream.onFailure(cut);
        assertThat(recorded.listener.called).last().isEqualTo("error cut");
        assertThat(cut.getSuppressed()).singleElement().isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void a_stream_without_finish_reason_is_complete_only_by_its_terminator() throws IOException {
        recorded.open();
        recorded.event(TEXT);

        assertThatThrownBy(recorded.stream::onEnd).hasMessageContaining("before the response was complete");
        assertThat(recorded.event(DONE)).isFalse();
        assertThat(recorded.listener.called).endsWith("complete Hi");
    }

    @Test
    void a_terminator_before_any_choice_is_not_the_end_of_a_response() {
        recorded.open();

        assertThatThrownBy(() -> recorded.event(DONE))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("before the response was complete");
    }

    @Test
    void a_cancel_ends_the_call_once_and_the_listener_hears_nothing_more() throws IOException {
        recorded.stream.onCall(() -> cancelled++);
        recorded.open();
        recorded.event(TEXT);

        assertThat(recorded.stream.isCancelled()).isFalse();
        recorded.stream.cancel();
        recorded.stream.cancel();
        assertThat(recorded.stream.isCancelled()).isTrue();
        assertThat(recorded.event(END)).isFalse();
        recorded.stream.onFailure(cut);
        recorded.stream.onClosed();
        assertThat(cancelled).isEqualTo(1);
        assertThat(recorded.listener.called).containsExactly("text Hi");
        assertThat(recorded.call).containsExactly("first token", "cancelled");
    }

    @Test
    void a_cancel_before_the_call_ends_it_as_it_starts() {
        recorded.stream.cancel();

        recorded.stream.onCall(() -> cancelled++);
        assertThat(cancelled).isEqualTo(1);
    }

    @Test
    void a_cancel_behind_the_end_does_nothing() throws IOException {
        recorded.stream.onCall(() -> cancelled++);
        recorded.open();
        recorded.event(TEXT);
        recorded.event(DONE);

        recorded.stream.cancel();
        recorded.stream.onClosed();
        assertThat(recorded.stream.isCancelled()).isFalse();
        assertThat(cancelled).isZero();
        assertThat(recorded.call).containsExactly("first token", "success");
    }

    @Test
    void a_call_that_was_cancelled_by_others_is_passed_to_the_listener() {
        recorded.stream.onCancelled();

        assertThat(recorded.listener.called).containsExactly("call cancelled");
    }

    @Test
    void a_completion_in_place_of_a_stream_is_its_end() throws IOException {
        recorded.open();

        recorded.stream.onWhole(CompletionReader.read(
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}"
                        .getBytes(UTF_8)));
        recorded.stream.onFailure(cut);
        assertThat(recorded.listener.called).containsExactly("text Hi", "before complete", "complete Hi");
        assertThat(recorded.call).containsExactly("first token", "success");
    }
}
