package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.internal.mapping.TextFilters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says with the finish reason, or leaves unsaid, means the same for a whole response and for a stream. */
class IncompleteResponseTest {

    private static final String TEXT = "'content':'Hel'";
    private static final String CUT_CALL =
            "'tool_calls':[{'index':0,'id':'a','type':'function','function':{'name':'pay','arguments':'{\\'to\\': \\'Os'}}]";

    @ParameterizedTest
    @ValueSource(strings = {"error", "ERROR", "server_error", "network_error", "insufficient_system_resource"})
    void a_response_at_which_the_server_failed_is_a_failure(String reason) {
        StreamRun stream = OneChoice.streamed("'" + reason + "'", TEXT);

        assertThat(catchThrowable(() -> OneChoice.whole(TEXT, "'" + reason + "'")))
                .hasMessageContaining(reason);
        assertThat(stream.error()).contains(reason);
        assertThat(stream.responses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "MAX_TOKENS", "model_length", "length"})
    void a_call_that_the_limit_cut_is_not_executed_however_the_server_spells_it(String reason) throws IOException {
        for (ChatResponse response : new ChatResponse[] {
            OneChoice.whole(CUT_CALL, "'" + reason + "'"),
            OneChoice.streamed("'" + reason + "'", CUT_CALL).responses.get(0)
        }) {
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "ABORTED", "cancelled", "canceled"})
    void a_call_that_the_server_gave_up_is_not_executed_and_the_text_is_kept(String reason) throws IOException {
        for (ChatResponse response : new ChatResponse[] {
            OneChoice.whole(TEXT + "," + CUT_CALL, "'" + reason + "'"),
            OneChoice.streamed("'" + reason + "'", TEXT + "," + CUT_CALL)
                    .responses
                    .get(0)
        }) {
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.aiMessage().text()).isEqualTo("Hel");
            assertThat(response.finishReason()).isEqualTo(FinishReason.OTHER);
        }
    }

    @Test
    void a_call_that_ends_in_its_arguments_without_any_reason_is_a_failure() {
        StreamRun stream = OneChoice.streamed("null", CUT_CALL);

        assertThat(catchThrowable(() -> OneChoice.whole(CUT_CALL, "null")))
                .hasMessageContaining("arguments of a tool call");
        assertThat(stream.error()).contains("arguments of a tool call");
        assertThat(stream.responses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'arguments':null", ",'arguments':''", ",'arguments':'{}'"})
    void a_call_without_arguments_and_without_any_reason_is_one(String arguments) throws IOException {
        String message = "'tool_calls':[{'index':0,'id':'a','function':{'name':'get_time'" + arguments + "}}]";

        assertThat(OneChoice.whole(message, "null").aiMessage().toolExecutionRequests())
                .hasSize(1);
        assertThat(OneChoice.streamed("null", message)
                        .responses
                        .get(0)
                        .aiMessage()
                        .toolExecutionRequests())
                .hasSize(1);
    }

    @Test
    void an_empty_refusal_refuses_nothing() throws IOException {
        String message = TEXT + ",'refusal':''";

        assertThat(OneChoice.whole(message, "'stop'").finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(OneChoice.whole(message, "'length'").finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(OneChoice.streamed("'stop'", message).responses.get(0).finishReason())
                .isEqualTo(FinishReason.STOP);
    }

    @Test
    void a_refusal_still_refuses() throws IOException {
        String message = "'content':'','refusal':'No.'";

        assertThat(OneChoice.whole(message, "'stop'").finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(OneChoice.streamed("'stop'", message).responses.get(0).finishReason())
                .isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void a_broken_call_in_another_choice_leaves_the_first_one_as_it_is() throws IOException {
        String second = "{'index':1,'PART':{" + CUT_CALL + "},'finish_reason':null}";
        String first = "{'index':0,'PART':{" + TEXT + "},'finish_reason':'stop'}";
        String choices = "{'choices':[" + second + "," + first + "]}"; // in any order

        ChatResponse whole = StreamRun.whole(TextFilters.NONE, json(choices.replace("PART", "message")));
        StreamRun stream = StreamRun.of(json("data: " + choices.replace("PART", "delta") + "\n\ndata: [DONE]\n\n"));

        assertThat(whole.aiMessage().text()).isEqualTo("Hel");
        assertThat(whole.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(stream.errors).isEmpty();
        assertThat(stream.responses.get(0).aiMessage()).isEqualTo(whole.aiMessage());
        assertThat(catchThrowable(() -> StreamRun.whole(
                        TextFilters.NONE,
                        json(choices.replace("PART", "message").replace("'index':1", "'index':-1")))))
                .hasMessageContaining("arguments of a tool call");
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
