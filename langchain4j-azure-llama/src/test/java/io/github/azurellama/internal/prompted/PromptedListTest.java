package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and numbers that a model writes without the JSON around them, and what only looks like a list. */
@Tag("http")
final class PromptedListTest extends PromptedServices {

    record Person(String name) {}

    interface Extractor {
        List<Person> persons(String text);

        List<String> words(String text);

        List<Integer> numbers(String text);

        BigDecimal amount(String text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Oslo\",\"Rome\"]\n\nSources:\n[1] https://a.example\n[2] https://b.example",
                "[\"Oslo\",\"Rome\"]\n\nI left out [\"Bern\"].",
                "I found: [\"Oslo\",\"Rome\"] (see [1])"
            })
    void a_reference_is_no_list(String text) {
        assertThat(service(text).words("which")).containsExactly("Oslo", "Rome");
    }

    @Test
    void a_reference_behind_a_list_of_numbers_is_none_of_it() {
        assertThat(service("[10, 20]\n\nSources: [3]").numbers("which")).containsExactly(10, 20);
    }

    @Test
    void a_bare_number_keeps_its_digits() {
        assertThat(service("12345678901234567890.12").amount("how much"))
                .isEqualTo(new BigDecimal("12345678901234567890.12"));
        assertThat(service("5.50").amount("how much")).isEqualTo(new BigDecimal("5.50"));
    }

    @Test
    void json_within_a_line_of_a_list_is_part_of_its_text() {
        assertThat(service("one [1]\ntwo [2]").words("which")).containsExactly("one [1]", "two [2]");
        assertThat(service("[1] one\n[2] two").words("which")).containsExactly("[1] one", "[2] two");
        assertThat(service("the set {\"k\":1}\ntwo").words("which")).containsExactly("the set {\"k\":1}", "two");
    }

    @Test
    void no_value_of_a_list_is_made_of_json_that_is_empty_or_broken() {
        assertThat(service("[]").words("which")).isEmpty();
        for (String text : List.of("{}", "```json\n{}\n```", "{\"a\",\"b\"}", "{\"strings\": [\"a\"", "[\"a\"")) {
            Extractor extractor = service(text);
            for (int i = 0; i < 3; i++) { // the repairs get the same
                enqueue(text);
            }
            assertThatThrownBy(() -> extractor.words("which")).as(text).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> extractor.persons("who")).as(text).isInstanceOf(RuntimeException.class);
        }
    }

    private Extractor service(String text) {
        return service(Extractor.class, text);
    }
}
