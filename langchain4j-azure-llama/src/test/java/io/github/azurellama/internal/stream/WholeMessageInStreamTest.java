package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some servers stream a message beside its deltas: what both say counts once. */
class WholeMessageInStreamTest extends MockServerTest {

    private static final String CALL = "'tool_calls':[{'index':0,'id':'a','type':'function',"
            + "'function':{'name':'get_time','arguments':'{}'}}]";

    private static String chunk(String choice) {
        return event(
                "{'choices':[{'index':0,CHOICE}]}".replace("CHOICE", choice).replace('\'', '"'));
    }

    private AiMessage message(CallMode mode, String... chunks) {
        enqueue(Responses.events(String.join("", chunks) + DONE));
        return open(mode).ask("Hi").aiMessage();
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAMING", "PUBLISHER"})
    void a_message_behind_its_deltas_adds_nothing(CallMode mode) {
        AiMessage message = message(
                mode,
                chunk("'delta':{'reasoning_content':'Hm'}"),
                chunk("'delta':{'content':'Hello'}"),
                chunk("'delta':{'content':' you'}"),
                chunk("'delta':{" + CALL + "}"),
                chunk("'message':{'role':'assistant','content':'Hello you','reasoning_content':'Hm'," + CALL
                        + "},'finish_reason':'tool_calls'"));

        assertThat(message.text()).isEqualTo("Hello you");
        assertThat(message.thinking()).isEqualTo("Hm");
        assertThat(message.toolExecutionRequests())
                .extracting(ToolExecutionRequest::id)
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'delta':{'content':'DELTA'},'message':{'content':'SO FAR'}",
                "'message':{'content':'SO FAR'},'delta':{'content':'DELTA'}"
            })
    void a_message_beside_each_delta_adds_nothing(String choice) {
        AiMessage message = message(
                CallMode.STREAMING,
                chunk(choice.replace("DELTA", "Hello").replace("SO FAR", "Hello")),
                chunk(choice.replace("DELTA", " you").replace("SO FAR", "Hello you")),
                chunk("'delta':{},'message':{'content':'Hello you'},'finish_reason':'stop'"));

        assertThat(message.text()).isEqualTo("Hello you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'delta':{'role':'assistant','content':''},"})
    void what_only_the_message_says_counts(String delta) {
        AiMessage message = message(
                CallMode.STREAMING,
                chunk("'delta':{'reasoning_content':'Hm'}"),
                chunk(delta + "'message':{'content':'Hello'," + CALL + "},'finish_reason':'tool_calls'"));

        assertThat(message.text()).isEqualTo("Hello");
        assertThat(message.thinking()).isEqualTo("Hm");
        assertThat(message.toolExecutionRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "delta"})
    void a_stream_of_either_alone_is_read(String field) {
        AiMessage message = message(
                CallMode.STREAMING,
                chunk("'" + field + "':{'content':'ha'}"),
                chunk("'" + field + "':{'content':'ha'}"),
                chunk("'" + field + "':{'refusal':'no'},'finish_reason':'stop'"));

        assertThat(message.text()).isEqualTo("hahano");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_whole_message_alone_is_the_response(CallMode mode) {
        enqueue(mode.raw("{\"choices\":[{\"index\":0,\"delta\":{},\"message\":{\"content\":\"Hello\"},"
                + "\"finish_reason\":\"stop\"}]}"));

        assertThat(open(mode).text()).isEqualTo("Hello");
    }
}
