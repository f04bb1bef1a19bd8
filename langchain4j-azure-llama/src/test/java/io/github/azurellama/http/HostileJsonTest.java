package io.github.azurellama.http;

import static io.github.azurellama.testing.Replies.wholeJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Replies;
import io.github.azurellama.testing.Way;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is made to use up stack, time or memory fails once, as any other answer that is none. */
class HostileJsonTest extends MockServerTest {

    private static final int MANY = 1_000_000;
    private static final String NESTED = "[".repeat(MANY);
    private static final String DIGITS = "9".repeat(MANY);

    static Stream<Arguments> bombs() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(
                        Arguments.of(way, "lists", NESTED),
                        Arguments.of(way, "objects", "{\"a\":".repeat(MANY)),
                        Arguments.of(way, "lists in an unknown field", field("extra", NESTED)),
                        Arguments.of(
                                way, "lists in the content", field("choices", "[{\"message\":{\"content\":" + NESTED)),
                        Arguments.of(way, "lists in an error", field("error", NESTED)),
                        Arguments.of(way, "digits", field("created", DIGITS)),
                        Arguments.of(way, "decimals", field("created", "0." + DIGITS)),
                        Arguments.of(way, "an exponent", field("usage", "{\"prompt_tokens\":1e" + DIGITS + "}")),
                        Arguments.of(way, "a name", field("x".repeat(MANY), "1"))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bombs")
    void fails_once_and_says_so_shortly(Way way, String what, String body) {
        enqueue(way.raw(body));

        assertThat(catchThrowable(open(way)::text))
                .isInstanceOf(InternalServerException.class)
                .hasMessageMatching(".*(not the expected JSON|no chunk).*")
                .hasMessageNotContaining("\n")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1000));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    static Stream<Arguments> errors() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(NESTED, "{\"error\":" + DIGITS, "<script".repeat(MANY), "<".repeat(MANY))
                        .map(body -> Arguments.of(way, body.substring(0, 12), body)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void as_an_error_it_is_cut_off(Way way, String beginning, String body) {
        enqueue(Replies.json(400, body));

        assertThat(catchThrowable(open(way)::text))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(2000));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void an_error_inside_an_answer_is_kept_as_far_as_anybody_reads(Way way) {
        enqueue(way.raw(field("error", "\"" + "<script".repeat(MANY) + "\"}")));

        Throwable thrown = catchThrowable(open(way)::text);

        assertThat(thrown).isInstanceOf(InternalServerException.class);
        assertThat(((AzureLlamaHttpException) thrown.getCause()).body()).hasSize(16 * 1024);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void the_last_of_fields_with_one_name_counts(Way way) {
        enqueue(Replies.json(200, wholeJson("first").replaceFirst("\\{", "{\"id\":\"c0\",")));

        assertThat(open(way).metadata().id()).isEqualTo("c1");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void many_different_names_and_a_long_text_are_no_bomb(Way way) {
        String names =
                IntStream.range(0, 100_000).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));
        enqueue(Replies.json(200, wholeJson("x".repeat(MANY)).replaceFirst("\\{", "{" + names + ",")));

        assertThat(open(way).text()).hasSize(MANY);
    }

    private static String field(String name, String value) {
        return "{\"" + name + "\":" + value + (value.endsWith("}") ? "}" : "");
    }
}
