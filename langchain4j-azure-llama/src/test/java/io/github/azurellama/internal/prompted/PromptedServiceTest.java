package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What LangChain4j's own parser reads in NATIVE mode is read in PROMPTED mode too. */
@Tag("http")
final class PromptedServiceTest extends PromptedServices {

    record Person(String name, @Nullable String nickname, Integer age) {}

    enum Mood {
        HAPPY,
        SAD
    }

    record Review(Mood mood) {}

    record Week(List<Mood> moods, Mood worst) {}

    record Event(String title, LocalDate day) {}

    record Visit(Duration length, Object extra, Map<String, Object> empty) {}

    record Invoice(YearMonth month, @Nullable Integer count) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    interface Extractor {
        Person person(String text);

        List<Person> persons(String text);

        Review review(String text);

        Week week(String text);

        Event event(String text);

        Shape shape(String text);

        List<Shape> shapes(String text);

        Mood mood(String text);

        List<Mood> moods(String text);

        List<String> words(String text);

        List<Integer> numbers(String text);

        List<Boolean> flags(String text);

        Visit visit(String text);

        int number(String text);

        Invoice invoice(String text);

        boolean bool(String text);
    }

    private static final String ADA_JSON = "{\"name\":\"Ada\",\"nickname\":\"A\",\"age\":36}";
    private static final Person ADA = new Person("Ada", "A", 36);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADA_JSON,
                "From the text {about Ada} I read: " + ADA_JSON,
                "<think>A draft: {\"name\":\"?\"}. Fine.</think>\n" + ADA_JSON,
                "```json\n{\"name\":\"?\"}\n```\nCorrected:\n```json\n" + ADA_JSON + "\n```",
                "{\"name\":\"Ada\",\"nickname\":\"A\",\"age\":\"36\"}",
                "{\"error\":\"none\"}\n" + ADA_JSON,
                ADA_JSON + "\nThe set {a, b} and [1] are not used.",
                "{\"name\": \"string\", \"age\": \"integer\"}\n\n" + ADA_JSON,
                "{\"name\": \"Ada\", \"age\": 36 // years\n}\n\n" + ADA_JSON,
                "{\"name\":\"Ada\",\"job\":\"x\"}\nCorrected:\n" + ADA_JSON,
            })
    void a_record_is_read_wherever_its_json_is(String text) {
        assertThat(service(text).person("Ada")).isEqualTo(ADA);
    }

    @Test
    void a_property_that_is_not_required_may_be_null() {
        assertThat(service("{\"name\":\"Ada\",\"nickname\":null,\"age\":36}").person("Ada"))
                .isEqualTo(new Person("Ada", null, 36));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + ADA_JSON + ",{\"name\":\"Bob\",\"nickname\":\"B\",\"age\":25}]",
                "{\"values\":[" + ADA_JSON + ",{\"name\":\"Bob\",\"nickname\":\"B\",\"age\":25}]}",
                "Here: [" + ADA_JSON + ",{\"name\":\"Bob\",\"nickname\":\"B\",\"age\":25}] (see [1])",
            })
    void a_list_needs_no_wrapper(String text) {
        assertThat(service(text).persons("Ada and Bob")).containsExactly(ADA, new Person("Bob", "B", 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"Circle\",\"radius\":2.5}", "{\"value\":{\"type\":\"Circle\",\"radius\":2.5}}"})
    void a_variant_needs_no_wrapper(String text) {
        assertThat(service(text).shape("round")).isEqualTo(new Circle(2.5));
    }

    @ParameterizedTest
    @CsvSource({"NaN,NaN", "-Infinity,-Infinity", "INF,Infinity", "' 2.5 ',2.5"})
    void a_number_may_be_written_as_text(String text, double number) {
        assertThat(service("{\"type\":\"Circle\",\"radius\":\"" + text + "\"}").shape("round"))
                .isEqualTo(new Circle(number));
    }

    @Test
    void a_list_of_variants_needs_no_wrapper() {
        assertThat(service("[{\"type\":\"Circle\",\"radius\":2.5},{\"type\":\"Square\",\"side\":1}]")
                        .shapes("two"))
                .containsExactly(new Circle(2.5), new Square(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"value\":\"Happy\"}", "{\"value\":\"HAPPY\"}", "happy", "[HAPPY]", "<think>?</think>Happy"})
    void the_case_of_an_enum_does_not_matter(String text) {
        assertThat(service(text).mood("good")).isEqualTo(Mood.HAPPY);
    }

    @Test
    void the_case_of_enums_in_records_and_lists_does_not_matter() {
        assertThat(service("{\"mood\":\"happy\"}").review("good")).isEqualTo(new Review(Mood.HAPPY));
        assertThat(service("{\"moods\":[\"happy\",\"Sad\"],\"worst\":\"sad\"}").week("mixed"))
                .isEqualTo(new Week(List.of(Mood.HAPPY, Mood.SAD), Mood.SAD));
        assertThat(service("happy\nSAD\n").moods("mixed")).containsExactly(Mood.HAPPY, Mood.SAD);
        assertThat(service("[\"happy\"]").moods("good")).containsExactly(Mood.HAPPY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-03-01\"", "{\"year\":2026,\"month\":3,\"day\":1}"})
    void a_date_is_an_object_or_a_text(String day) {
        assertThat(service("{\"title\":\"Party\",\"day\":" + day + "}").event("soon"))
                .isEqualTo(new Event("Party", LocalDate.of(2026, 3, 1)));
    }

    @Test
    void bare_values_and_lines_are_read() {
        assertThat(service("42").number("how many")).isEqualTo(42);
        assertThat(service("42.").number("how many")).isEqualTo(42);
        assertThat(service("True").bool("is it")).isTrue();
        assertThat(service("one\ntwo").words("which")).containsExactly("one", "two");
        assertThat(service("[\"one\",\"two\"]").words("which")).containsExactly("one", "two");
        assertThat(service("").words("which")).isEmpty();
        assertThat(service("Here you are: [\"one\",\"two\"]").words("which")).containsExactly("one", "two");
    }

    @Test
    void a_month_is_a_text_and_null_in_quotes_is_absent() {
        assertThat(service("{\"month\":\"2024-05\",\"count\":\"null\"}").invoice("which"))
                .isEqualTo(new Invoice(YearMonth.of(2024, 5), null));
    }

    /**
     * Its schemas describe these classes as objects with the fields of the JDK. Classes with many more of these, such as {@code
     * ZonedDateTime}, make it overflow the stack on newer JDKs.
     */
    @Test
    void values_that_langchain4j_describes_as_objects_are_read() {
        for (String text : List.of("[1,2]", "{\"values\":[1,2]}", "1\n2\n", "Here: [1, 2]")) {
            assertThat(service(text).numbers("which")).containsExactly(1, 2);
        }
        assertThat(service("[true]").flags("which")).containsExactly(true);
        assertThat(service("{\"length\":\"PT1S\",\"extra\":[1],\"empty\":{}}").visit("when"))
                .isEqualTo(new Visit(Duration.ofSeconds(1), List.of(1), Map.of()));
    }

    private Extractor service(String text) {
        return service(Extractor.class, text);
    }
}
