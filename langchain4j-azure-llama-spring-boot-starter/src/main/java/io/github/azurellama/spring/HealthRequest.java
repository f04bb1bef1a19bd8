package io.github.azurellama.spring;

/** The values of the property {@code health.request}. */
enum HealthRequest {
    /** Lists the models, by {@code /info} or {@code /v1/models}, whichever the endpoint has. Generates no token. */
    MODELS,

    /** Sends nothing, so that a check neither wakes an endpoint nor counts against its quota; shows the endpoints. */
    NONE
}
