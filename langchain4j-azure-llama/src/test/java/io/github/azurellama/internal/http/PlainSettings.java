package io.github.azurellama.internal.http;

import io.github.azurellama.limit.RetryPolicy;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The settings of a model for which nothing was set. */
final class PlainSettings {

    private PlainSettings() {}

    /** Those with a client of the user's, or without. */
    static HttpSettings with(@Nullable OkHttpClient client) {
        return new HttpSettings(
                null,
                Map.of(),
                new HttpSettings.Timeouts(null, null, null),
                RetryPolicy.DEFAULT,
                null,
                client,
                new HttpSettings.Log(false, false, LoggerFactory.getLogger(PlainSettings.class)));
    }
}
