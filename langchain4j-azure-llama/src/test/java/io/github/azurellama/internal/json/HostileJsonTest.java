package io.github.azurellama.internal.json;

import static io.github.azurellama.testing.Responses.wholeJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is made to use up stack, time or memory fails once, as any other response that cannot be used. */
class HostileJsonTest extends MockServerTest {

    private static final int MANY = 1_000_000;
    private static final String NESTED = "[".repeat(MANY);
    private static final String DIGITS = "9".repeat(MANY);

    static Stream<Arguments> bombs() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, "lists", NESTED),
                        Arguments.of(mode, "objects", "{\"a\":".repeat(MANY)),
                        Arguments.of(mode, "lists in an unknown field", field("extra", NESTED)),
                        Arguments.of(
                                mode, "lists in the content", field("choices", "[{\"message\":{\"content\":" + NESTED)),
                        Arguments.of(mode, "lists in an error", field("error", NESTED)),
                        Arguments.of(mode, "digits", field("created", DIGITS)),
                        Arguments.of(mode, "decimals", field("created", "0." + DIGITS)),
                        Arguments.of(mode, "an exponent", field("usage", "{\"prompt_tokens\":1e" + DIGITS + "}")),
                        Arguments.of(mode, "a name", field("x".repeat(MANY), "1"))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bombs")
    void fails_once_and_says_so_shortly(CallMode mode, String what, String body) {
        enqueue(mode.raw(body));

        assertThat(catchThrowable(open(mode)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageMatching(".*(not the expected JSON|no chunk).*")
                .hasMessageNotContaining("\n")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1000));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    static Stream<Arguments> errors() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of(NESTED, "{\"error\":" + DIGITS, "<script".repeat(MANY), "<".repeat(MANY))
                        .map(body -> Arguments.of(mode, body.substring(0, 12), body)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void as_an_error_it_is_cut_off(CallMode mode, String beginning, String body) {
        enqueue(Responses.json(400, body));

        assertThat(catchThrowable(open(mode)::text))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(2000));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_error_inside_a_response_is_cut_to_16_kib(CallMode mode) {
        enqueue(mode.raw(field("error", "\"" + "<script".repeat(MANY) + "\"}")));

        Throwable thrown = catchThrowable(open(mode)::text);

        assertThat(thrown).isInstanceOf(InternalServerException.class);
        assertThat(errorResponse(thrown).body()).hasSize(16 * 1024);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void the_last_of_fields_with_one_name_counts(CallMode mode) {
        enqueue(Responses.json(200, wholeJson("first").replaceFirst("\\{", "{\"id\":\"c0\",")));

        assertThat(open(mode).metadata().id()).isEqualTo("c1");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void many_different_names_and_a_long_text_are_no_bomb(CallMode mode) {
        String names =
                IntStream.range(0, 100_000).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));
        enqueue(Responses.json(200, wholeJson("x".repeat(MANY)).replaceFirst("\\{", "{" + names + ",")));

        assertThat(open(mode).text()).hasSize(MANY);
    }

    private static String field(String name, String value) {
        return "{\"" + name + "\":" + value + (value.endsWith("}") ? "}" : "");
    }
}
