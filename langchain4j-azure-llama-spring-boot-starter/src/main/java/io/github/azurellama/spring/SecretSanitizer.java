package io.github.azurellama.spring;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Hides keys and custom headers from Actuator, even from those who may see values. A key is hidden in other places too, such
 * as the variable that {@code api-key=${VARIABLE}} takes it from and the command line.
 */
final class SecretSanitizer implements SanitizingFunction {

    /** Text shorter than that may stand anywhere by chance, and no key of Azure is. */
    private static final int SHORTEST_KEY = 8;

    private final Environment environment;

    SecretSanitizer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isSecret(data.getKey()) || containsKey(String.valueOf(data.getValue()))
                ? data.withSanitizedValue()
                : data;
    }

    /** In whatever spelling: {@code azure-llama.chat-model.api-key}, {@code AZURELLAMA_CHATMODEL_APIKEY}. */
    private static boolean isSecret(String name) {
        String letters = letters(name);
        return letters.contains("azurellama")
                && Settings.SECRETS.stream().map(SecretSanitizer::letters).anyMatch(letters::contains);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean containsKey(String value) {
        return Prefix.ALL.stream()
                .map(prefix -> environment.getProperty(prefix + "." + Settings.API_KEY))
                .anyMatch(key -> StringUtils.hasText(key) && key.length() >= SHORTEST_KEY && value.contains(key));
    }
}
