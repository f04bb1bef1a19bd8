package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.testing.OddValues;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one value of an error is replaced by, its reason and its code are still found. */
final class OneOddErrorValueTest {

    private static final String FILTER =
            "{'hate':{'filtered':false,'severity':'safe'},'violence':{'filtered':true,'severity':'medium'}}";
    private static final List<String> ERRORS = Stream.of(
                    "{'error':{'code':'the_code','message':'the reason','param':null,'type':'t','status':400}}",
                    "{'error':{'innererror':{'code':'x','content_filter_results':" + FILTER
                            + "},'code':'the_code','message':'the reason','param':'prompt'}}",
                    "{'object':'error','message':'the reason','type':'BadRequestError','param':null,'code':400}",
                    "{'detail':[{'loc':['body','n'],'msg':'the reason','type':'value_error','input':{'n':2}}]}",
                    "{'statusCode':400,'message':'the reason'}",
                    "{'type':'about:blank','title':'the reason','status':400,'errors':{'messages':['Required.']}}",
                    "{'error':{'status_code':400,'body':{'message':'the reason','code':'x'}}}",
                    "{'error':{'code':400,'message':'the reason','type':'exceed_context_size_error','n_ctx':512}}",
                    "{'errors':[{'message':'the reason','code':7}]}",
                    "{'choices':[{'index':0,'error':{'code':502,'message':'the reason'},'finish_reason':'error'}]}")
            .map(OddValues::json)
            .toList();

    private static final Endpoint ENDPOINT = Endpoint.of("http://localhost/v1");

    private final ExceptionMapper exceptions = new ExceptionMapper(ENDPOINT, new TransportFailures.Timeouts(1, 1, 1));
    private final ServerErrorReader reader = new ServerErrorReader(ENDPOINT, Clock.systemUTC());

    static Stream<String> oddValues() {
        return OddValues.all();
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void leaves_the_reason_and_the_code(String odd) throws IOException {
        for (String error : ERRORS) {
            for (Map.Entry<String, String> replaced :
                    OddValues.replacements(error, odd).entrySet()) {
                String path = replaced.getKey();
                RuntimeException ofStatus = exceptions.of(
                        reader.ofResponse(400, ResponseHeaders.NONE, replaced.getValue(), null), Operation.CHAT);
                RuntimeException ofPayload = exceptions.of(
                        reader.ofPayload(ResponseHeaders.NONE, replaced.getValue(), null), Operation.COMPLETION);
                for (RuntimeException failure : List.of(ofStatus, ofPayload)) {
                    assertThat(failure).isInstanceOf(LangChain4jException.class);
                    if (!isAt(path, error, "the reason")) {
                        assertThat(failure.getMessage())
                                .as("%s at %s of %s", odd, path, error)
                                .contains("the reason");
                    }
                    var http = (AzureLlamaHttpException) Objects.requireNonNull(failure.getCause());
                    if (error.contains("the_code") && !isAt(path, error, "the_code")) {
                        assertThat(http.errorCode())
                                .as("%s at %s of %s", odd, path, error)
                                .contains("the_code");
                    }
                    if (error.contains("violence") && !path.contains("violence") && !isAt(path, error, "medium")) {
                        assertThat(http.contentFilterResults())
                                .as("%s at %s of %s", odd, path, error)
                                .anyMatch(result -> result.category().equals("violence") && result.filtered());
                    }
                }
            }
        }
    }

    /** Whether the path leads to the value that holds that text, or to one above it. */
    private static boolean isAt(String path, String error, String text) throws IOException {
        return !Objects.requireNonNull(OddValues.replacements(error, "0").get(path))
                .contains(text);
    }
}
