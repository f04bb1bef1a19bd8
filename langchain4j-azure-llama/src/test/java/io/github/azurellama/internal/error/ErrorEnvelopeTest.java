package io.github.azurellama.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every envelope that an error comes in becomes LangChain4j's exception, which says what the server said. */
class ErrorEnvelopeTest extends MockServerTest {

    private record Case(int status, String body, Class<?> type, String says, String code) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    400,
                    "{'error':{'code':'unknown_model','message':'Unknown model: x','details':null}}",
                    ModelNotFoundException.class,
                    "Unknown model: x",
                    "unknown_model"),
            new Case(
                    400,
                    "{'error':{'code':'Bad Request','message':'odd','status':400}}",
                    InvalidRequestException.class,
                    "odd",
                    "Bad Request"),
            new Case(
                    422,
                    "{'error':{'code':'Invalid input','status':422,'message':'{\\'detail\\':[{\\'type\\':"
                            + "\\'extra_forbidden\\',\\'loc\\':[\\'body\\',\\'foo\\'],\\'msg\\':\\'not permitted\\',"
                            + "\\'input\\':\\'bar\\'}]}'}}",
                    InvalidRequestException.class,
                    "body.foo: not permitted",
                    "Invalid input"),
            new Case(
                    400,
                    "{'error':{'code':'Bad Request','message':'{\\'object\\':\\'error\\',\\'message\\':"
                            + "\\'too many tokens\\',\\'code\\':400}'}}",
                    InvalidRequestException.class,
                    "too many tokens",
                    "Bad Request"),
            new Case(
                    422,
                    "{'error':{'code':'Invalid input','status':422,'message':'invalid input error','details':"
                            + "[{'type':'less_than','loc':['body','temperature'],'msg':'at most 1','input':2.5}]}}",
                    InvalidRequestException.class,
                    "body.temperature: at most 1 (was 2.5)",
                    "Invalid input"),
            new Case(404, "{'detail':'Not Found'}", ModelNotFoundException.class, "Not Found", ""),
            new Case(
                    400,
                    "{'detail':'Extra parameters [n] are not allowed'}",
                    InvalidRequestException.class,
                    "Extra parameters [n] are not allowed",
                    ""),
            new Case(
                    422,
                    "{'detail':[{'loc':['body','messages'],'msg':'field required','type':'missing'}]}",
                    InvalidRequestException.class,
                    "body.messages: field required",
                    ""),
            new Case(
                    422,
                    "{'status':422,'code':'parameter_not_supported','detail':{'loc':['body','response_format'],"
                            + "'input':'json_object'},'message':'invalid values.'}",
                    InvalidRequestException.class,
                    "body.response_format",
                    "parameter_not_supported"),
            new Case(
                    400,
                    "{'object':'error','message':'bad','type':'BadRequestError','param':null,'code':400}",
                    InvalidRequestException.class,
                    "bad",
                    "400"),
            new Case(
                    400,
                    "{'error':{'message':'bad','type':'BadRequestError','param':null,'code':400}}",
                    InvalidRequestException.class,
                    "bad",
                    "400"),
            new Case(
                    404,
                    "{'error':{'message':'The model `x` does not exist.','type':'NotFoundError','code':404}}",
                    ModelNotFoundException.class,
                    "The model `x` does not exist.",
                    "404"),
            new Case(
                    401,
                    "{'statusCode':401,'message':'Auth token validation failed.'}",
                    AuthenticationException.class,
                    "Auth token validation failed.",
                    ""),
            new Case(
                    404,
                    "{'error':{'code':'404','message':'Resource not found'}}",
                    ModelNotFoundException.class,
                    "Resource not found",
                    "404"),
            new Case(410, "{'message':'retired'}", ModelNotFoundException.class, "retired", ""),
            new Case(404, "NOT FOUND", ModelNotFoundException.class, "NOT FOUND", ""),
            new Case(408, "upstream request timeout", TimeoutException.class, "upstream request timeout", ""),
            new Case(503, "no healthy upstream", InternalServerException.class, "no healthy upstream", ""),
            new Case(
                    502,
                    "<html><head><style>x{}</style></head><body><h1>502</h1>\n<p>Bad Gateway</p></body></html>",
                    InternalServerException.class,
                    "502 Bad Gateway",
                    ""),
            new Case(500, "", InternalServerException.class, "no error message in the response", ""),
            new Case(
                    502,
                    "{'error':'Downstream unavailable'}",
                    InternalServerException.class,
                    "Downstream unavailable",
                    ""),
            new Case(400, "{broken", InvalidRequestException.class, "{broken", ""),
            new Case(413, "", InvalidRequestException.class, "images", ""),
            new Case(431, "", InvalidRequestException.class, "custom headers", ""),
            new Case(403, "{}", AuthenticationException.class, "role", ""),
            new Case(418, "", InvalidRequestException.class, "HTTP 418", ""));

    static Stream<Arguments> cases() {
        return CASES.stream().flatMap(it -> Stream.of(CallMode.values()).map(mode -> Arguments.of(mode, it)));
    }

    private static String json(String text) {
        return text.replace("\\'", "\\\"").replace('\'', '"');
    }

    private Throwable failure(CallMode mode, MockResponse.Builder reply) {
        enqueue(reply);
        return catchThrowable(open(mode, builder -> builder.maxRetries(0))::text);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomes_an_exception(CallMode mode, Case it) {
        String body = json(it.body);

        Throwable thrown = failure(mode, Responses.json(it.status, body).addHeader("apim-request-id", "r-1"));

        assertThat(thrown)
                .isExactlyInstanceOf(it.type)
                .hasMessageContaining(json(it.says))
                .hasMessageContaining("HTTP " + it.status)
                .hasMessageContaining("r-1")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(KEY);
        var http = errorResponse(thrown);
        assertThat(http.statusCode()).isEqualTo(it.status);
        assertThat(http.errorCode().orElse("")).isEqualTo(it.code);
        assertThat(http.requestId()).contains("r-1");
        assertThat(http.body()).isEqualTo(body);
        assertThat(http.contentFilterResults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_blocked_prompt_names_its_categories(CallMode mode) {
        String body = json("{'error':{'code':'content_filter','param':'prompt','message':'The response was filtered',"
                + "'innererror':{'code':'ResponsibleAIPolicyViolation','content_filter_result':{"
                + "'hate':{'filtered':false,'severity':'safe'},'violence':{'filtered':true,'severity':'high'},"
                + "'jailbreak':{'filtered':false,'detected':false}}}}}");

        Throwable thrown = failure(mode, Responses.json(400, body));

        assertThat(thrown).isExactlyInstanceOf(ContentFilteredException.class);
        assertThat(errorResponse(thrown).contentFilterResults())
                .containsExactly(
                        new ContentFilterResult("hate", false, "safe", null, null),
                        new ContentFilterResult("violence", true, "high", null, null),
                        new ContentFilterResult("jailbreak", false, null, false, null));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_prompt_blocked_behind_a_424_is_a_blocked_prompt(CallMode mode) {
        Throwable thrown = failure(
                mode,
                Responses.json(424, json("{'detail':'request input violates azure ai content safety setting.'}"))
                        .addHeader("ms-azureml-model-error-statuscode", "400"));

        assertThat(thrown).isExactlyInstanceOf(ContentFilteredException.class).hasMessageContaining("HTTP 400");
    }

    @ParameterizedTest
    @CsvSource({"SYNC,404", "STREAMING,404", "SYNC,405", "STREAMING,405", "SYNC,410", "STREAMING,410"})
    void a_wrong_url_fails_with_kind_and_dialect(CallMode mode, int status) {
        Throwable thrown = failure(mode, Responses.json(status, ""));

        assertThat(thrown)
                .hasMessageContaining(url("/v1/chat/completions"))
                .hasMessageContaining("OPENAI_COMPATIBLE")
                .hasMessageContaining("LLAMA_NATIVE")
                .hasMessageContaining("endpointKind");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_long_body_is_kept_to_16_kib_and_its_message_to_a_line(CallMode mode) {
        String body = "word ".repeat(100_000);

        Throwable thrown = failure(mode, Responses.json(500, body));

        assertThat(thrown.getMessage()).hasSizeLessThan(1000);
        assertThat(errorResponse(thrown).body()).isEqualTo(body.substring(0, 16 * 1024));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_429_is_a_rate_limit(CallMode mode) {
        Throwable thrown = failure(mode, Responses.json(429, json("{'error':{'code':'429','message':'slower'}}")));

        assertThat(thrown).isExactlyInstanceOf(RateLimitException.class).hasMessageContaining("slower");
    }
}
