package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.chunk;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keep-alives, white space and duplicate or missing fields add nothing to a response and take nothing from it. */
class KeepAliveTest extends MockServerTest {

    private ChatResponse stream(String events) {
        enqueue(Responses.events(events));
        return open(CallMode.STREAMING).ask("Hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: ping\ndata: 2026-01-02 03:04:05.678\n\n",
                "event: ping\ndata: {\"type\":\"ping\"\n\n",
                "event: heartbeat\ndata: {}\n\n",
                "data: : keepalive\n\n",
                "data: : OPENROUTER PROCESSING\n\n",
                "data: null\n\n",
                "data: ping\n\n",
                "data: []\n\n",
                "data: \"\"\n\n",
                "data: {}\n\n",
                "data:   \n\n",
                ": ping\n\n",
                "\n\n",
                "retry: 1\n\n"
            })
    void anywhere_in_a_stream(String keepAlive) {
        String events = keepAlive
                + chunk("\"Hel\"", "null")
                + keepAlive
                + chunk("\"lo\"", "null")
                + keepAlive
                + end("stop")
                + keepAlive
                + DONE;

        assertThat(stream(events).aiMessage().text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: : keepalive\n\n", "data: null\n\n", "event: ping\ndata: 12:00\n\n"})
    void before_a_terminator_without_a_finish_reason(String keepAlive) {
        assertThat(stream(chunk("\"Hello\"", "null") + keepAlive + DONE)
                        .aiMessage()
                        .text())
                .isEqualTo("Hello");
    }

    /** It may be the reason why the server stopped. */
    @Test
    void text_that_is_no_keep_alive_is_shown_if_no_finish_reason_follows() {
        enqueue(Responses.events(chunk("\"Hello\"", "null") + "data: out of memory\n\n" + DONE));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text)).hasMessageContaining("out of memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n\r\n", "  \n\t", "\uFEFF"})
    void white_space_before_a_body_in_place_of_a_stream(String space) {
        enqueue(Responses.json(200, space + Responses.wholeJson("whole")));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: [DONE] \n\n", "data:  [DONE]\n\n", "data:[DONE]\t\n\n", "data: [DONE]\ndata:\n\n"})
    void white_space_around_the_terminator(String done) {
        assertThat(stream(chunk("\"a\"", "null") + done).aiMessage().text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
                "{\"prompt_tokens\":null,\"total_tokens\":{}}"
            })
    void an_empty_usage_after_the_usage(String empty) {
        ChatResponse response = stream(chunk("\"a\"", "null")
                + end("stop")
                + event("{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}")
                + event("{\"choices\":[],\"usage\":" + empty + "}")
                + DONE);

        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(1);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(2);
        assertThat(response.tokenUsage().totalTokenCount()).isEqualTo(3);
    }

    @Test
    void results_of_the_prompt_filter_that_come_with_each_chunk() {
        String results = "\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":{\"hate\":"
                + "{\"filtered\":false}}}],\"id\"";

        ChatResponse response =
                stream((chunk("\"a\"", "null") + chunk("\"b\"", "\"stop\"")).replace("\"id\"", results) + DONE);

        assertThat(((AzureLlamaChatResponseMetadata) response.metadata()).promptFilterResults())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void choices_without_an_index_are_choices_of_their_own(boolean withTools) {
        enqueue(Responses.json(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"A\"},\"finish_reason\":\"stop\"},"
                        + "{\"message\":{\"content\":\"B\"},\"finish_reason\":\"stop\"}]}"));

        ChatResponse response = open(CallMode.SYNC, builder -> builder.n(2))
                .ask(withTools ? ToolCallIdentityTest.WITH_TOOLS : question("Hi"));

        assertThat(response.aiMessage().text()).isEqualTo("A");
        assertThat(((AzureLlamaChatResponseMetadata) response.metadata()).choices())
                .extracting(Choice::text)
                .containsExactly("A", "B");
    }
}
