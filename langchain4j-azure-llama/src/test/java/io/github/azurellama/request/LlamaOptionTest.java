package io.github.azurellama.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.endpoint.ApiDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlamaOptionTest {

    private static LlamaOption<Object> option(String name) {
        return LlamaOption.named(name, Object.class);
    }

    @ParameterizedTest
    @CsvSource({
        "max_tokens,1,at least 1,0",
        "n,1,at least 1,0",
        "best_of,1,at least 1,-1",
        "logprobs,0,at least 0,-1",
        "top_logprobs,0,at least 0,-1",
        "top_k,-1,at least -1,-2",
        "min_tokens,0,at least 0,-1",
        "truncate_prompt_tokens,1,at least 1,0",
    })
    void a_whole_number_has_a_least_value(String name, int least, String allowed, int below) {
        assertThat(option(name).check(least, null)).isEqualTo(least);
        assertThatThrownBy(() -> option(name).check(below, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + " = " + below)
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature,0,2",
        "top_p,0,1",
        "frequency_penalty,-2,2",
        "presence_penalty,-2,2",
        "min_p,0,1",
        "repetition_penalty,0,2",
    })
    void a_decimal_number_has_two_bounds(String name, double least, double most) {
        assertThat(option(name).check(least, null)).isEqualTo(least);
        assertThat(option(name).check(most, null)).isEqualTo(most);
        for (double outside : new double[] {Math.nextDown(least), Math.nextUp(most), Double.NaN, 1e300}) {
            assertThatThrownBy(() -> option(name).check(outside, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name + " = " + outside)
                    .hasMessageContaining("between");
        }
    }

    @Test
    void a_range_that_is_narrower_on_one_dialect_names_the_other() {
        assertThat(LlamaOption.TEMPERATURE.check(1.5, ApiDialect.LLAMA_NATIVE)).isEqualTo(1.5);
        assertThatThrownBy(() -> LlamaOption.TEMPERATURE.check(1.5, ApiDialect.AZURE_AI_INFERENCE))
                .hasMessageContaining("temperature = 1.5")
                .hasMessageContaining("between 0 and 1")
                .hasMessageContaining("apiDialect(LLAMA_NATIVE)");
        assertThatThrownBy(() -> LlamaOption.TEMPERATURE.check(2.5, ApiDialect.AZURE_AI_INFERENCE))
                .hasMessageNotContaining("apiDialect(LLAMA_NATIVE)");
    }

    @ParameterizedTest
    @CsvSource({"temperature,hot", "n,two", "seed,x", "ignore_eos,yes", "stop_token_ids,5"})
    void a_value_of_another_type_is_refused(String name, String value) {
        assertThatThrownBy(() -> option(name).check(value, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + " = " + value)
                .hasMessageContaining("must be a");
    }

    @Test
    void the_elements_of_a_list_have_a_type_too() {
        assertThatThrownBy(() -> option("stop_token_ids").check(List.of("128009"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("List of Integer");
        assertThat(option("stop_token_ids").check(List.of(128009), null)).isEqualTo(List.of(128009));
    }

    @Test
    void a_whole_number_serves_where_a_decimal_or_a_long_one_is_wanted() {
        assertThat(option("temperature").check(1, null)).isEqualTo(1.0);
        assertThat(option("seed").check(7, null)).isEqualTo(7L);
        assertThatThrownBy(() -> option("n").check(2.0, null)).hasMessageContaining("n = 2.0");
    }

    @Test
    void a_known_name_is_the_constant_of_that_name() {
        assertThat(LlamaOption.named("min_p", Double.class)).isSameAs(LlamaOption.MIN_P);
        assertThatThrownBy(() -> LlamaOption.named("min_p", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("min_p")
                .hasMessageContaining("Double")
                .hasMessageContaining("String");
    }

    @Test
    void an_unknown_name_takes_any_json() {
        Map<String, Object> value = Map.of("a", List.of(1, "b", true, Map.of("c", 2.5)));

        assertThat(option("structured_outputs").check(value, ApiDialect.AZURE_AI_INFERENCE))
                .isEqualTo(value);
        assertThat(option("structured_outputs").isExtraIn(ApiDialect.AZURE_AI_INFERENCE))
                .isTrue();
        assertThat(option("structured_outputs").isExtraIn(ApiDialect.LLAMA_NATIVE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void a_number_that_json_has_not_is_refused(double number) {
        assertThatThrownBy(() -> option("anything").check(number, null)).hasMessageContaining("anything");
        assertThatThrownBy(() -> option("anything").check(List.of(Map.of("x", number)), null))
                .hasMessageContaining("anything");
    }

    @Test
    void a_value_that_json_has_not_is_refused() {
        assertThatThrownBy(() -> option("anything").check(new Object(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be written as JSON")
                .hasMessageContaining("use a String");
    }

    @ParameterizedTest
    @CsvSource({
        "model,modelName",
        "messages,messages",
        "prompt,prompt",
        "stream,streaming model",
        "stream_options,by itself",
        "tools,toolSpecifications",
        "tool_choice,toolChoice",
        "response_format,responseFormat",
    })
    void a_field_that_is_set_elsewhere_names_its_setter(String name, String setter) {
        assertThatThrownBy(() -> option(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(setter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " n", "n "})
    void a_blank_or_padded_name_is_refused(String name) {
        assertThatThrownBy(() -> option(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_changed_after_the_check_does_not_matter() {
        var inner = new ArrayList<>(List.of("a"));
        var outer = new HashMap<String, Object>(Map.of("list", inner));

        Object checked = option("anything").check(outer, null);
        inner.add("b");
        outer.put("more", 1);

        assertThat(checked).isEqualTo(Map.of("list", List.of("a")));
    }

    @Test
    void only_the_schema_of_azure_ai_inference_knows_no_extras() {
        Set<String> schema =
                Set.of("max_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty", "stop", "seed");

        assertThat(LlamaOption.known()).allSatisfy(option -> {
            assertThat(option.isExtraIn(ApiDialect.AZURE_AI_INFERENCE)).isEqualTo(!schema.contains(option.name()));
            assertThat(option.isExtraIn(ApiDialect.LLAMA_NATIVE)).isFalse();
        });
    }
}
