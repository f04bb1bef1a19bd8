package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.error.InvalidSettingException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks headers that a user adds to requests. Messages do not show values, which may be secret. */
public final class CustomHeaders {

    private static final Map<String, String> RESERVED = Map.of(
            "authorization",
            "set apiKey or credential, so that it is kept secret",
            "api-key",
            "set apiKey or credential, so that it is kept secret",
            ExtraParameters.HEADER,
            "set extraParameters, because the library writes that header",
            "azureml-model-deployment",
            "set deployment, because the library writes that header",
            "content-type",
            "leave it out, because every body is JSON",
            "accept-encoding",
            "leave it out, because the client requests gzip and decodes it only if it does so by itself");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private CustomHeaders() {}

    /**
     * The headers, checked; empty for null.
     *
     * @throws InvalidSettingException if a name or value is not valid in HTTP, or the library writes that header
     */
    public static Map<String, String> checked(@Nullable Map<String, String> headers) {
        if (headers == null || headers.isEmpty()) {
            return Map.of();
        }
        headers.forEach(CustomHeaders::check);
        return Map.copyOf(headers);
    }

    private static void check(@Nullable String name, @Nullable String value) {
        if (name == null
                || value == null
                || !NAME.matcher(name).matches()
                || !VALUE.matcher(value).matches()) {
            throw refused(
                    "customHeaders contains a name or a value that no header can have: it must be ASCII without line breaks");
        }
        String remedy = RESERVED.get(name.toLowerCase(Locale.ROOT));
        if (remedy != null) {
            throw refused("customHeaders contains " + name + ": " + remedy);
        }
    }

    private static InvalidSettingException refused(String message) {
        return new InvalidSettingException("customHeaders", null, message);
    }
}
