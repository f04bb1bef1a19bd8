package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.internal.mapping.TextFilters;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says with the finish reason, or leaves unsaid, means the same for a whole response and for a stream. */
class IncompleteResponseTest {

    private static final String TEXT = "'content':'Hel'";
    private static final String CUT_CALL =
            "'tool_calls':[{'index':0,'id':'a','type':'function','function':{'name':'pay','arguments':'{\\'to\\': \\'Os'}}]";

    private static ChatResponse whole(String message, String reason) throws IOException {
        return StreamRun.whole(
                TextFilters.NONE,
                json("{'choices':[{'index':0,'message':{" + message + "},'finish_reason':" + reason + "}]}"));
    }

    private static StreamRun streamed(String message, String reason) {
        return StreamRun.of(json("data: {'choices':[{'index':0,'delta':{" + message + "},'finish_reason':null}]}\n\n"
                + "data: {'choices':[{'index':0,'delta':{},'finish_reason':" + reason + "}]}\n\ndata: [DONE]\n\n"));
    }

    private static byte[] json(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "ERROR", "server_error", "network_error", "insufficient_system_resource"})
    void a_response_at_which_the_server_failed_is_a_failure(String reason) {
        StreamRun stream = streamed(TEXT, "'" + reason + "'");

        assertThat(catchThrowable(() -> whole(TEXT, "'" + reason + "'"))).hasMessageContaining(reason);
        assertThat(stream.error()).contains(reason);
        assertThat(stream.responses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "MAX_TOKENS", "model_length", "length"})
    void a_call_that_the_limit_cut_is_not_executed_however_the_server_spells_it(String reason) throws IOException {
        for (ChatResponse response : new ChatResponse[] {
            whole(CUT_CALL, "'" + reason + "'"),
            streamed(CUT_CALL, "'" + reason + "'").responses.get(0)
        }) {
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "ABORTED", "cancelled", "canceled"})
    void a_call_that_the_server_gave_up_is_not_executed_and_the_text_is_kept(String reason) throws IOException {
        for (ChatResponse response : new ChatResponse[] {
            whole(TEXT + "," + CUT_CALL, "'" + reason + "'"),
            streamed(TEXT + "," + CUT_CALL, "'" + reason + "'").responses.get(0)
        }) {
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.aiMessage().text()).isEqualTo("Hel");
            assertThat(response.finishReason()).isEqualTo(FinishReason.OTHER);
        }
    }

    @Test
    void a_call_that_ends_in_its_arguments_without_any_reason_is_a_failure() {
        StreamRun stream = streamed(CUT_CALL, "null");

        assertThat(catchThrowable(() -> whole(CUT_CALL, "null"))).hasMessageContaining("arguments of a tool call");
        assertThat(stream.error()).contains("arguments of a tool call");
        assertThat(stream.responses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'arguments':null", ",'arguments':''", ",'arguments':'{}'"})
    void a_call_without_arguments_and_without_any_reason_is_one(String arguments) throws IOException {
        String message = "'tool_calls':[{'index':0,'id':'a','function':{'name':'get_time'" + arguments + "}}]";

        assertThat(whole(message, "null").aiMessage().toolExecutionRequests()).hasSize(1);
        assertThat(streamed(message, "null").responses.get(0).aiMessage().toolExecutionRequests())
                .hasSize(1);
    }

    @Test
    void an_empty_refusal_refuses_nothing() throws IOException {
        String message = TEXT + ",'refusal':''";

        assertThat(whole(message, "'stop'").finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(whole(message, "'length'").finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(streamed(message, "'stop'").responses.get(0).finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void a_refusal_still_refuses() throws IOException {
        String message = "'content':'','refusal':'No.'";

        assertThat(whole(message, "'stop'").finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(streamed(message, "'stop'").responses.get(0).finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }
}
