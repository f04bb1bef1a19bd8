package io.github.azurellama.internal.http;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The settings of a model for which nothing was set. */
final class PlainSettings {

    private PlainSettings() {}

    /** Those with a client of the user's, or without. */
    static HttpSettings with(@Nullable OkHttpClient client) {
        var settings = new HttpSettings();
        settings.okHttpClient = client;
        return settings;
    }
}
