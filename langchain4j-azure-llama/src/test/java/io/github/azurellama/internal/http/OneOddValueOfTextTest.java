package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.mapping.CompletionResponseMapper;
import io.github.azurellama.internal.stream.CompletionAccumulator;
import io.github.azurellama.internal.stream.CompletionStream;
import io.github.azurellama.internal.stream.StreamListener;
import io.github.azurellama.internal.wire.CompletionRequest;
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

/** Whatever one value of a completed prompt is replaced by, everything that does not depend on it is still read. */
class OneOddValueOfTextTest {

    private static final CompletionRequest REQUEST = new CompletionRequest(null, "Hi", Map.of(), true);
    private static final Dialect OPENAI = Dialect.of(StreamRun.ENDPOINT, null);
    private static final Dialect SCORE =
            Dialect.of(Endpoint.of("https://x.eastus.inference.ml.azure.com", null, ApiDialect.SCORE), null);

    private static final String USAGE = "'usage':{'prompt_tokens':3,'completion_tokens':4,'total_tokens':7}";
    private static final String BODY =
            OddValues.json("{'id':'c1','object':'text_completion','created':17,'model':'llama','error':null,'choices':"
                    + "[{'index':0,'text':'Hello','logprobs':{'tokens':['Hello'],'token_logprobs':[-0.5],'top_logprobs':"
                    + "[{'Hello':-0.5}],'text_offset':[0]},'finish_reason':'length','stop_reason':null,"
                    + "'content_filter_results':{'hate':{'filtered':false}}}]," + USAGE + "}");
    private static final String SCORE_BODY =
            OddValues.json("{'output':'Hello','error':null,'detail':null,'finish_reason':'length'," + USAGE + "}");
    private static final List<String> CHUNKS = Stream.of(
                    "{'id':'c1','object':'text_completion','created':17,'model':'llama','choices':[{'index':0,'text':'Hel',"
                            + "'logprobs':null,'finish_reason':null}],'usage':null}",
                    "{'id':'c1','choices':[{'index':0,'text':'lo','finish_reason':'length','stop_reason':null}]}",
                    "{'id':'c1','choices':[]," + USAGE + "}")
            .map(OddValues::json)
            .toList();

    private interface Reading {
        Response<String> read(String json) throws IOException;
    }

    /** The end of a response, or what it failed with. */
    private static final class End implements StreamListener<Response<String>> {
        final List<Response<String>> responses = new ArrayList<>();
        final List<Throwable> errors = new ArrayList<>();

        @Override
        public void onComplete(Response<String> response) {
            responses.add(response);
        }

        @Override
        public void onError(Throwable failure) {
            errors.add(failure);
        }
    }

    static Stream<String> oddValues() {
        return OddValues.all();
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body(String odd) throws IOException {
        check(BODY, "Hello", odd, json -> whole(OPENAI, json));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body_in_place_of_a_stream(String odd) throws IOException {
        check(BODY, "Hello", odd, OneOddValueOfTextTest::streamed);
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_body_of_score(String odd) throws IOException {
        check(SCORE_BODY, "Hello", odd, json -> whole(SCORE, json));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void in_a_chunk(String odd) throws IOException {
        for (int i = 0; i < CHUNKS.size(); i++) {
            int at = i;
            check(CHUNKS.get(i), i == 0 ? "lo" : "Hel", odd, json -> {
                List<String> chunks = new ArrayList<>(CHUNKS);
                chunks.set(at, json);
                return streamed("data: " + String.join("\n\ndata: ", chunks) + "\n\ndata: [DONE]\n\n");
            });
        }
    }

    /** The text of the document itself may be lost if the value is above it; that of other chunks is not. */
    private static void check(String valid, String text, String odd, Reading reading) throws IOException {
        for (Map.Entry<String, String> replaced :
                OddValues.replacements(valid, odd).entrySet()) {
            String path = replaced.getKey();
            boolean isError = path.matches("/(error|detail)") && odd.startsWith("{\"");
            boolean isChunk = !text.equals("Hello");
            boolean isAboveText = path.matches("/choices|/choices/0|/choices/0/text|/output");
            if (isError || (isAboveText && !isChunk)) {
                continue;
            }
            Response<String> response = reading.read(replaced.getValue());
            assertThat(response.content()).as("%s at %s", odd, path).contains(text);
            if (isChunk && !isAboveText) {
                assertThat(response.content()).as("%s at %s", odd, path).isEqualTo("Hello");
            }
            if (!path.startsWith("/usage")) {
                assertThat(Objects.requireNonNull(response.tokenUsage()).totalTokenCount())
                        .as("%s at %s", odd, path)
                        .isEqualTo(7);
            }
        }
    }

    private static Response<String> whole(Dialect dialect, String json) throws IOException {
        return CompletionResponseMapper.map(dialect.read(json.getBytes(UTF_8)), ResponseHead.of(REQUEST));
    }

    private static Response<String> streamed(String body) throws IOException {
        var end = new End();
        StreamRun.read(
                REQUEST,
                new CompletionStream<>(CompletionAccumulator::ofPrompt, CompletionResponseMapper::map, handle -> end),
                body.getBytes(UTF_8));
        if (!end.errors.isEmpty()) {
            throw new IOException(end.errors.get(0));
        }
        return end.responses.get(0);
    }
}
