package io.github.azurellama.spring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Hides keys, custom headers and the queries of endpoints from Actuator, even from those who may see values. Each secret is
 * also hidden elsewhere, such as in the variable that {@code api-key=${VARIABLE}} refers to and in the command line.
 */
final class SecretSanitizer implements SanitizingFunction {

    /** Shorter text can be part of any value by chance. No key of Azure is that short. */
    private static final int MIN_LENGTH = 8;

    private final Environment environment;

    SecretSanitizer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        String value = String.valueOf(data.getValue());
        return isSecret(data.getKey(), value) || containsSecret(value) ? data.withSanitizedValue() : data;
    }

    /** Matches any spelling: {@code azure-llama.chat-model.api-key}, {@code AZURELLAMA_CHATMODEL_APIKEY}. */
    private static boolean isSecret(String name, String value) {
        String letters = letters(name);
        return letters.contains("azurellama")
                && (Settings.SECRETS.stream().map(SecretSanitizer::letters).anyMatch(letters::contains)
                        || (letters.endsWith(Settings.ENDPOINT) && hasSecret(value)));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean containsSecret(String value) {
        return Prefix.ALL.stream()
                .flatMap(this::secrets)
                .anyMatch(secret -> secret.length() >= MIN_LENGTH && value.contains(secret));
    }

    private Stream<String> secrets(String prefix) {
        var names = new PropertyNames(prefix);
        return Stream.of(
                        resolvable(() -> Stream.ofNullable(environment.getProperty(names.of(Settings.API_KEY)))),
                        resolvable(() -> headers(names.of(Settings.CUSTOM_HEADERS)).values().stream()),
                        resolvable(() -> Stream.ofNullable(environment.getProperty(names.of(Settings.ENDPOINT)))
                                .flatMap(SecretSanitizer::queryValues)))
                .flatMap(found -> found);
    }

    private Map<String, String> headers(String property) {
        return Binder.get(environment)
                .bind(property, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    /** A property whose placeholder has no value has no secret either; it must not keep others from being shown. */
    private static Stream<String> resolvable(Supplier<Stream<String>> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException | BindException e) {
            return Stream.empty();
        }
    }

    /** The values of a URL's query, except {@code api-version}; gateways take keys there. */
    private static Stream<String> queryValues(String url) {
        int query = url.indexOf('?');
        return query < 0
                ? Stream.empty()
                : Arrays.stream(url.substring(query + 1).split("&", -1))
                        .filter(pair -> !pair.startsWith("api-version="))
                        .map(pair -> pair.substring(pair.indexOf('=') + 1));
    }

    /** Whether a URL has a query other than {@code api-version}, or a password. */
    private static boolean hasSecret(String url) {
        return url.contains("@") || queryValues(url).anyMatch(value -> !value.isEmpty());
    }
}
