package io.github.azurellama.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where servers put the name and the arguments of a tool call, and how they cut a call into deltas. */
class OddToolCallsTest {

    private static String calls(ChatResponse response) {
        return response.aiMessage().toolExecutionRequests().stream()
                .map(OddToolCallsTest::call)
                .collect(Collectors.joining("; "));
    }

    private static String call(ToolExecutionRequest request) {
        return request.name() + request.arguments().replace('"', '\'');
    }

    private static ChatResponse streamed(String... deltas) {
        StreamRun run = OneChoice.streamed("'tool_calls'", deltas);
        assertThat(run.errors).isEmpty();
        return run.responses.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'tool_calls':[{'id':'a','function':{'name':'get','parameters':{'city':'Oslo'}}}] | get{'city':'Oslo'}",
                "'tool_calls':[{'id':'a','function':{'name':'get'},'arguments':{'city':'Oslo'}}] | get{'city':'Oslo'}",
                "'tool_calls':[{'id':'a','name':'get','arguments':{'city':'Oslo'}}] | get{'city':'Oslo'}",
                "'tool_calls':[{'id':'a','function':'get','arguments':{'city':'Oslo'}}] | get{'city':'Oslo'}",
                "'tool_calls':{'index':0,'id':'','function':{'name':'get','arguments':{'city':'Oslo'}}} | get{'city':'Oslo'}",
                "'content':null,'function_call':{'name':'get','arguments':{'city':'Oslo'}} | get{'city':'Oslo'}",
                "'function_call':{'name':'get','arguments':{'a':1}},'tool_calls':[{'function':{'name':'get','arguments':{'a':1}}}] | get{'a':1}",
                "'function_call':null,'tool_calls':[{'function':{'name':'get','arguments':{'a':1}}}] | get{'a':1}",
                "'tool_calls':[{'id':'a','function':{'name':'get','arguments':'{}{\\'a\\':1}'}}] | get{'a':1}",
                "'tool_calls':[{'id':'a','function':{'name':'get','arguments':'{\\'a\\':1}{\\'a\\': 1}'}}] | get{'a':1}",
                "'tool_calls':[{'id':'a','function':{'name':'get','arguments':'{\\'a\\':1} {\\'a\\':2}'}}] | get{'a':1}; get{'a':2}",
                "'tool_calls':[{'id':'a','function':{'name':'get','arguments':'{\\'a\\':1}<~eom_id~>'}}] | get{'a':1}",
                "'tool_calls':[{'id':'a','function':{'name':'get','arguments':'{\\'a\\':1} or {\\'a\\':2}'}}] | get{'a':1} or {'a':2}",
            })
    void whole_calls_are_read_wherever_their_parts_are(String message, String calls) throws IOException {
        String read = message.replace('~', '|');

        assertThat(calls(OneChoice.whole(read, "'tool_calls'"))).isEqualTo(calls);
        assertThat(calls(streamed(read))).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // {} stands for arguments that follow
                "'tool_calls':[{'index':0,'id':'a','function':{'name':'get','arguments':'{}'}}]"
                        + " # 'tool_calls':[{'index':0,'function':{'arguments':'{\\'a\\':1}'}}] | get{'a':1}",
                "'tool_calls':[{'index':0,'id':'a','function':{'name':'get','arguments':{}}}]"
                        + " # 'tool_calls':[{'index':0,'id':'a','function':{'arguments':'{\\'a\\':'}}]"
                        + " # 'tool_calls':[{'index':0,'id':'a','function':{'arguments':'1}'}}] | get{'a':1}",
                "'tool_calls':[{'index':0,'id':'a','function':{'name':'get','arguments':'{}'}}]"
                        + " # 'tool_calls':[{'index':1,'id':'b','function':{'name':'put','arguments':'{\\'a\\':1}'}}] | get{}; put{'a':1}",
                // an index in quotes
                "'tool_calls':[{'index':'0','id':'a','function':{'name':'get','arguments':'{\\'a\\':'}}]"
                        + " # 'tool_calls':[{'index':'1','id':'b','function':{'name':'put','arguments':'{'}}]"
                        + " # 'tool_calls':[{'index':'0','function':{'arguments':'1}'}}]"
                        + " # 'tool_calls':[{'index':'1','function':{'arguments':'}'}}] | get{'a':1}; put{}",
                // the same call under two indexes
                "'tool_calls':[{'index':0,'id':'a','function':{'name':'get','arguments':'{\\'a\\':1}'}}]"
                        + " # 'tool_calls':[{'index':1,'id':'a','function':{'name':'get','arguments':'{\\'a\\':1}'}}] | get{'a':1}; get{'a':1}",
                // an id of its own for each delta
                "'tool_calls':[{'index':0,'id':'a','function':{'name':'get','arguments':'{\\'a\\':'}}]"
                        + " # 'tool_calls':[{'index':0,'id':'b','function':{'name':'get','arguments':'1}'}}] | get{'a':1}",
                // as objects, and by the field that came before
                "'tool_calls':{'index':0,'id':'','function':{'name':'get','arguments':''}}"
                        + " # 'tool_calls':{'index':0,'id':'','function':{'name':null,'arguments':'{\\'a\\':'}}"
                        + " # 'tool_calls':{'index':0,'id':'','function':{'name':null,'arguments':'1}'}} | get{'a':1}",
                "'function_call':{'name':'get','arguments':''} # 'function_call':{'arguments':'{\\'a\\':'}"
                        + " # 'function_call':{'arguments':'1}'} | get{'a':1}",
            })
    void deltas_of_calls_are_joined_however_they_are_cut(String deltas, String calls) {
        assertThat(calls(streamed(deltas.split(" # ", -1)))).isEqualTo(calls);
    }
}
