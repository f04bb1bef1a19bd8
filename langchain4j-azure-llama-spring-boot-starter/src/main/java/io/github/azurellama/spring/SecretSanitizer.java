package io.github.azurellama.spring;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Hides keys, custom headers and the secrets in endpoints from Actuator, even from those who may see values. Each secret is
 * also hidden elsewhere, such as in the variable that {@code api-key=${VARIABLE}} refers to and in the command line.
 */
final class SecretSanitizer implements SanitizingFunction {

    /** Shorter text can be part of any value by chance. No key of Azure is that short. */
    private static final int MIN_LENGTH = 8;

    /** What a pasted key may have around it, such as {@code "Bearer KEY"}. */
    private static final Pattern AROUND_KEYS = Pattern.compile("[\\s\"']+");

    private static final Pattern USER_INFORMATION = Pattern.compile("^[^/?]*//([^/?#]*)@");

    private final Environment environment;

    SecretSanitizer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        try {
            String value = String.valueOf(data.getValue());
            return isSecret(data.getKey(), value) || containsSecret(value) ? data.withSanitizedValue() : data;
        } catch (RuntimeException e) { // of a source or value of the application's
            return data.withSanitizedValue();
        }
    }

    /** Matches any spelling: {@code azure-llama.models.fast.api-key}, {@code AZURELLAMA_MODELS_FAST_APIKEY}. */
    private static boolean isSecret(@Nullable String name, String value) {
        String letters = letters(String.valueOf(name));
        return letters.contains("azurellama")
                && (Settings.SECRETS.stream().map(SecretSanitizer::letters).anyMatch(letters::contains)
                        || (letters.endsWith(Settings.ENDPOINT)
                                && secretsOfUrl(value).findAny().isPresent()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean containsSecret(String value) {
        return environment instanceof ConfigurableEnvironment configurable
                && configurable.getPropertySources().stream()
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("llama"))
                        .flatMap(this::secrets)
                        .anyMatch(secret -> secret.length() >= MIN_LENGTH && value.contains(secret));
    }

    /** The secrets in the value of that property. */
    private Stream<String> secrets(String name) {
        String value;
        try {
            value = String.valueOf(environment.getProperty(name));
        } catch (RuntimeException e) {
            // A value that cannot be read is not shown either, and must not keep others from being shown.
            return Stream.empty();
        }
        if (!isSecret(name, value)) {
            return Stream.empty();
        }
        return letters(name).endsWith(Settings.ENDPOINT)
                ? secretsOfUrl(value)
                : Stream.concat(Stream.of(value), AROUND_KEYS.splitAsStream(value));
    }

    /** The values of a URL's query, except {@code api-version}, since gateways take keys there; and its user information. */
    private static Stream<String> secretsOfUrl(String url) {
        int query = url.indexOf('?');
        Matcher user = USER_INFORMATION.matcher(url);
        Stream<String> queried = query < 0
                ? Stream.empty()
                : Arrays.stream(url.substring(query + 1).split("&", -1))
                        .filter(pair -> !pair.startsWith("api-version="))
                        .map(pair -> pair.substring(pair.indexOf('=') + 1));
        return Stream.concat(queried, user.find() ? Arrays.stream(user.group(1).split(":", -1)) : Stream.empty())
                .flatMap(secret -> Stream.of(secret, decoded(secret)))
                .filter(secret -> !secret.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
