package io.github.azurellama.spring.observation;

import io.github.azurellama.spring.InvalidPropertyException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Prices of models per million tokens, from properties such as {@code langchain4j.azure-llama.prices.NAME.input=0.71}. A name
 * may contain dots, so it ends with the last one.
 */
final class ModelPrices {

    /** What a price is for. */
    static final double TOKENS = 1e6;

    private static final String ROOT = "langchain4j.azure-llama";

    static final String PRICES = ROOT + ".prices";
    static final String CURRENCY = "langchain4j.azure-llama.price-currency";

    private final Map<String, Price> prices;
    private final String currency;

    private ModelPrices(Map<String, Price> prices, String currency) {
        this.prices = prices;
        this.currency = currency;
    }

    /** The prices of a model for a million tokens each. */
    record Price(@Nullable Double input, @Nullable Double output) {

        private Price with(String type, double price) {
            return type.equals("input") ? new Price(price, output) : new Price(input, price);
        }
    }

    static ModelPrices of(Binder binder) {
        Map<String, Price> prices = new TreeMap<>();
        binder.bind(PRICES, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((key, text) -> add(prices, key, text));
        prices.forEach((name, price) -> {
            if (price.input() == null || price.output() == null) {
                throw invalid(
                        name + (price.input() == null ? ".input" : ".output"), "is not set, but the other price is");
            }
        });
        return new ModelPrices(prices, binder.bind(CURRENCY, String.class).orElse("USD"));
    }

    private static void add(Map<String, Price> prices, String key, String text) {
        int dot = key.lastIndexOf('.');
        String type = key.substring(dot + 1);
        if (dot < 1 || !(type.equals("input") || type.equals("output"))) {
            throw invalid(key, "is unknown: it must end with .input or .output, after the name of a model");
        }
        String name = key.substring(0, dot).toLowerCase(Locale.ROOT);
        prices.put(name, prices.getOrDefault(name, new Price(null, null)).with(type, number(key, text)));
    }

    private static double number(String key, String text) {
        double price;
        try {
            price = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw invalid(key, "= " + text + " is not a number: set it to the price of a million tokens");
        }
        if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
            throw invalid(key, "= " + text + " is not a price: it must be a number from 0");
        }
        return price;
    }

    private static InvalidPropertyException invalid(String key, String problem) {
        return new InvalidPropertyException(ROOT, PRICES + "." + key + " " + problem, null);
    }

    String currency() {
        return currency;
    }

    /** The price of the model that a request names, or else of that which the response names; null if neither has one. */
    @Nullable Price of(@Nullable String requested, @Nullable String responded) {
        Price price = find(requested);
        return price == null ? find(responded) : price;
    }

    private @Nullable Price find(@Nullable String name) {
        return name == null ? null : prices.get(name.toLowerCase(Locale.ROOT));
    }
}
