package io.github.azurellama.spring;

import java.time.Duration;
import java.util.List;

/** The properties of {@code health}, which need {@code management.health.azure-llama.enabled}. */
final class HealthProperties {

    static final String ENABLED = "management.health.azure-llama.enabled";
    static final String REQUEST = "request";
    static final String TIMEOUT = "timeout";
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    static final List<Property> ALL = List.of(
            Property.of(
                    REQUEST,
                    HealthRequest.class,
                    "What a health check requests from each endpoint: its models, by /info or /v1/models, which is the default; or none."),
            Property.of(
                    TIMEOUT, Duration.class, "How long a health check waits for an endpoint. Default is 10 seconds."));

    private HealthProperties() {}
}
