package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The settings of a model for which nothing was set. */
final class PlainSettings {

    private PlainSettings() {}

    /** Those with a client of the user's, or without. */
    static HttpSettings with(@Nullable OkHttpClient client) {
        var settings = new HttpSettings();
        settings.okHttpClient = client;
        return settings;
    }

    /** An endpoint without a credential. */
    static Backend backend(Endpoint endpoint) {
        return new Backend(
                Dialect.of(endpoint, null), new BackendSettings(), LoggerFactory.getLogger(PlainSettings.class));
    }
}
