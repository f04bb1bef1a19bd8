package io.github.azurellama.internal.error;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.chunk;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that come with status 200, in the body or in the middle of a stream. */
class ErrorPayloadTest extends MockServerTest {

    static Stream<Arguments> errors() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(
                                mode,
                                "{\"error\":{\"message\":\"engine died\",\"type\":\"server_error\",\"code\":500}}",
                                500,
                                InternalServerException.class),
                        Arguments.of(
                                mode,
                                "{\"error\":{\"code\":\"429\",\"message\":\"slow down\"}}",
                                429,
                                RateLimitException.class),
                        Arguments.of(
                                mode,
                                "{\"object\":\"error\",\"message\":\"too long\",\"type\":\"BadRequestError\",\"code\":400}",
                                400,
                                InvalidRequestException.class),
                        Arguments.of(
                                mode,
                                "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\",\"status\":400}}",
                                400,
                                ContentFilteredException.class),
                        Arguments.of(
                                mode, "{\"error\":\"Downstream unavailable\"}", 500, InternalServerException.class),
                        Arguments.of(mode, "{\"detail\":\"no such thing\"}", 500, InternalServerException.class),
                        Arguments.of(
                                mode,
                                "{\"statusCode\":429,\"message\":\"rate limit\"}",
                                429,
                                RateLimitException.class)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void is_the_exception_of_its_status(CallMode mode, String body, int status, Class<?> type) {
        enqueue(mode.raw(body));

        Throwable thrown = catchThrowable(open(mode)::text);

        assertThat(thrown).isExactlyInstanceOf(type);
        assertThat(errorResponse(thrown).statusCode()).isEqualTo(status);
        assertThat(errorResponse(thrown).body()).isEqualTo(body);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void in_the_middle_of_a_stream_it_ends_the_stream() {
        enqueue(Responses.events(
                chunk("Hel") + event("{\"error\":{\"code\":\"429\",\"message\":\"slow down\"}}") + chunk("lo") + DONE));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isExactlyInstanceOf(RateLimitException.class)
                .hasMessageContaining("slow down");
    }

    @Test
    void an_event_named_error_ends_the_stream_even_before_done() {
        enqueue(Responses.events("event: error\ndata: Error parsing decoded stream: x\n\n" + DONE));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("Error parsing decoded stream: x");
    }

    @Test
    void an_event_named_error_may_hold_an_envelope() {
        enqueue(Responses.events(
                chunk("Hi") + "event: error\ndata: {\"error\":{\"message\":\"no\",\"code\":400}}\n\n"));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text)).isExactlyInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_null_error_is_none() {
        enqueue(Responses.json(
                200, "{\"error\":null," + Responses.wholeJson("fine").substring(1)));

        assertThat(open(CallMode.SYNC).text()).isEqualTo("fine");
    }

    @Test
    void request_id_and_code_are_in_the_message() {
        enqueue(CallMode.STREAMING
                .raw("{\"error\":{\"code\":\"engine_error\",\"message\":\"engine died\"}}")
                .setHeader("x-request-id", "r-1"));

        assertThat(catchThrowable(open(CallMode.STREAMING)::text))
                .hasMessageContaining("engine died")
                .hasMessageContaining("engine_error")
                .hasMessageContaining("r-1");
    }
}
