package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.testing.OddValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one value of a response is replaced by, everything that does not depend on it is still read. */
class OneOddValueTest {

    private static final String FILTERS =
            "'content_filter_results':{'hate':{'filtered':false,'severity':'safe'},'jailbreak':{'detected':false}}";
    private static final String CALLS =
            "[{'id':'a','type':'function','function':{'name':'first','arguments':'{\\'x\\':1}'}},"
                    + "{'id':'b','type':'function','function':{'name':'second','arguments':'{\\'y\\':2}'}}]";
    private static final String USAGE = "{'prompt_tokens':3,'completion_tokens':4,'total_tokens':8,"
            + "'prompt_tokens_details':{'cached_tokens':1}}";
    private static final String BODY = OddValues.json("{'id':'c1','object':'chat.completion','created':17,'error':null,"
            + "'choices':[{'index':0,'logprobs':{'content':[{'token':'Hi','logprob':-0.5,'bytes':[72],'top_logprobs':"
            + "[{'token':'Hi','logprob':-0.5}]}]},'message':{'role':'assistant','content':'Hi','refusal':null,"
            + "'reasoning':null,'reasoning_content':'Hm','tool_calls':" + CALLS + "}," + FILTERS
            + ",'finish_reason':'tool_calls','stop_reason':null}],'prompt_filter_results':[{'prompt_index':0,"
            + FILTERS + "}],'usage':" + USAGE + ",'model':'llama'}");
    private static final String SCORE = OddValues.json("{'output':'Hi','id':'c1','tool_calls':" + CALLS
            + ",'error':null,'detail':null,'reasoning_content':'Hm','finish_reason':'tool_calls','usage':" + USAGE
            + ",'model':'llama'}");
    private static final List<String> CHUNKS = Stream.of(
                    "{'id':'c1','object':'chat.completion.chunk','created':17,'model':'llama','choices':[{'index':0,"
                            + "'delta':{'role':'assistant','content':'Hi'},'logprobs':null,'finish_reason':null,"
                            + FILTERS
                            + "}],'usage':null}",
                    "{'id':'c1','choices':[{'index':0,'delta':{'reasoning_content':'Hm','reasoning':null},"
                            + "'finish_reason':null}],'model':'llama'}",
                    "{'id':'c1','choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'a','type':'function',"
                            + "'function':{'name':'first','arguments':''}}]},'finish_reason':null}],'model':'llama'}",
                    "{'id':'c1','choices':[{'index':0,'delta':{'tool_calls':[{'index':0,"
                            + "'function':{'arguments':'{\\'x\\':1}'}}]},'finish_reason':null}],'model':'llama'}",
                    "{'id':'c1','choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'id':'b','type':'function',"
                            + "'function':{'name':'second','arguments':'{\\'y\\':2}'}}]}}],'model':'llama'}",
                    "{'id':'c1','choices':[{'index':0,'delta':{},'finish_reason':'tool_calls'}],'model':'llama'}",
                    "{'id':'c1','choices':[],'model':'llama','usage':" + USAGE + "}")
            .map(OddValues::json)
            .toList();

    /** Each fact, and the ends of the paths to the values that it depends on. */
    private static final Map<String, List<String>> SOURCES = Map.ofEntries(
            Map.entry("text=Hi", List.of("/content", "/output")),
            Map.entry("thinking=Hm", List.of("/reasoning_content")),
            Map.entry("first={\"x\":1}", List.of("tool_calls/0/function/name", "tool_calls/0/function/arguments")),
            Map.entry("second={\"y\":2}", List.of("tool_calls/1/function/name", "tool_calls/1/function/arguments")),
            Map.entry("input=3", List.of("/prompt_tokens")),
            Map.entry("output=4", List.of("/completion_tokens")),
            Map.entry("total=8", List.of("/total_tokens")),
            Map.entry("id=c1", List.of("/id")),
            Map.entry("model=llama", List.of("/model")),
            Map.entry("choices=1", List.of("/choices", "/choices/0")));

    private interface Reading {
        ChatResponse read(String json) throws IOException;
    }

    static Stream<String> oddValues() {
        return OddValues.all();
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body(String odd) throws IOException {
        check(BODY, odd, json -> StreamRun.whole(TextFilters.NONE, json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body_in_place_of_a_stream(String odd) throws IOException {
        check(BODY, odd, json -> response(StreamRun.of(json.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body_of_score(String odd) throws IOException {
        Dialect score =
                Dialect.of(Endpoint.of("https://x.eastus.inference.ml.azure.com", null, ApiDialect.SCORE), null);
        check(
                SCORE,
                odd,
                json -> new ResponseMapper()
                        .map(score.read(json.getBytes(UTF_8)), ResponseHead.of(StreamRun.exchange(TextFilters.NONE))));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_chunk(String odd) throws IOException {
        for (int i = 0; i < CHUNKS.size(); i++) {
            int at = i;
            check(CHUNKS.get(i), odd, json -> {
                List<String> chunks = new ArrayList<>(CHUNKS);
                chunks.set(at, json);
                String events = "data: " + String.join("\n\ndata: ", chunks) + "\n\ndata: [DONE]\n\n";
                return response(StreamRun.of(events.getBytes(UTF_8)));
            });
        }
    }

    private static ChatResponse response(StreamRun run) throws IOException {
        if (!run.errors.isEmpty()) {
            throw new IOException(run.errors.get(0));
        }
        return run.responses.get(0);
    }

    private static void check(String valid, String odd, Reading reading) throws IOException {
        List<String> facts = facts(reading.read(valid));
        for (Map.Entry<String, String> replaced :
                OddValues.replacements(valid, odd).entrySet()) {
            String path = replaced.getKey();
            List<String> remaining =
                    facts.stream().filter(fact -> !depends(fact, path, valid)).toList();
            boolean isError = path.matches("/(error|detail)") && odd.startsWith("{\"");
            boolean hasChoices = remaining.contains("choices=1") || valid.contains("\"delta\"");
            if (isError || !hasChoices) {
                continue; // there is no response
            }
            assertThat(facts(reading.read(replaced.getValue())))
                    .as("%s at %s of %s", odd, path, valid)
                    .containsAll(remaining);
        }
    }

    private static List<String> facts(ChatResponse response) {
        List<String> facts = new ArrayList<>();
        facts.add("text=" + response.aiMessage().text());
        facts.add("thinking=" + response.aiMessage().thinking());
        for (ToolExecutionRequest call : response.aiMessage().toolExecutionRequests()) {
            facts.add(call.name() + "=" + call.arguments());
        }
        TokenUsage usage = response.tokenUsage();
        facts.add("input=" + (usage == null ? null : usage.inputTokenCount()));
        facts.add("output=" + (usage == null ? null : usage.outputTokenCount()));
        facts.add("total=" + (usage == null ? null : usage.totalTokenCount()));
        facts.add("id=" + response.id());
        facts.add("model=" + response.modelName());
        facts.add("choices="
                + ((io.github.azurellama.response.AzureLlamaChatResponseMetadata) response.metadata())
                        .choices()
                        .size());
        return facts;
    }

    /** Whether a fact comes from the replaced value, from one below it or from one above it. */
    private static boolean depends(String fact, String path, String document) {
        List<String> sources = Objects.requireNonNull(SOURCES.get(fact), fact);
        boolean callOfChunk = document.contains("\"delta\"") && document.contains("tool_calls");
        String name = fact.replaceAll("=.*", "");
        return OddValues.paths(document)
                .filter(source -> sources.stream().anyMatch(source::endsWith)
                        || (callOfChunk && isOfCall(source, name, document)))
                .anyMatch(source -> source.equals(path) || source.startsWith(path + "/"));
    }

    /** A chunk has one call, whose name and arguments decide about it. */
    private static boolean isOfCall(String source, String name, String document) {
        boolean isCall = source.endsWith("/name") || source.endsWith("/arguments");
        boolean isFirst = document.contains("first") || document.contains("{\\\"x");
        return isCall && name.equals(isFirst ? "first" : "second");
    }
}
