package io.github.azurellama.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.spring.InvalidPropertyException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class ModelPricesTest {

    private static ModelPrices prices(String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put("langchain4j.azure-llama.prices" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return ModelPrices.of(new Binder(new MapConfigurationPropertySource(properties)));
    }

    @ParameterizedTest
    @CsvSource({
        ".Llama-3.3-70B-Instruct, Llama-3.3-70B-Instruct",
        ".llama-3.3-70b-instruct, Llama-3.3-70B-Instruct",
        ".[Llama-3.3-70B-Instruct], llama-3.3-70b-instruct",
        ".[meta/llama-3.1-8b-instruct], meta/llama-3.1-8b-instruct",
        ".prod, prod"
    })
    void a_name_may_have_dots_and_any_case(String property, String name) {
        ModelPrices prices = prices(property + ".input", "0.5", property + ".output", "2");

        assertThat(prices.of(name, null)).isEqualTo(new ModelPrices.Price(0.5, 2.0));
        assertThat(prices.of(null, name)).isEqualTo(new ModelPrices.Price(0.5, 2.0));
        assertThat(prices.of("another", null)).isNull();
        assertThat(prices.currency()).isEqualTo("USD");
    }

    @Test
    void the_requested_model_goes_before_that_of_the_response() {
        ModelPrices prices = prices(".a.input", "1", ".a.output", "1", ".b.input", "2", ".b.output", "2");

        assertThat(prices.of("a", "b")).isEqualTo(new ModelPrices.Price(1.0, 1.0));
        assertThat(prices.of("unknown", "b")).isEqualTo(new ModelPrices.Price(2.0, 2.0));
    }

    @ParameterizedTest
    @CsvSource({
        ".a.input, cheap, prices.a.input = cheap is not a number",
        ".a.input, -1, prices.a.input = -1 is not a price",
        ".a.input, NaN, prices.a.input = NaN is not a price",
        ".a.inputs, 1, prices.a.inputs is unknown",
        ".input, 1, prices.input is unknown",
        ".a.input, 1, prices.a.output is not set"
    })
    void a_price_that_cannot_be_one_is_refused_by_the_name_of_its_property(
            String property, String value, String message) {
        assertThatThrownBy(() -> prices(property, value))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("langchain4j.azure-llama." + message);
    }
}
