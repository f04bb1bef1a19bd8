package io.github.azurellama.endpoint;

/**
 * The dialect of an endpoint: the route of a request and how its body is spelled.
 *
 * <p>Usually found from the URL, see {@link Endpoint}. Source of the routes: Microsoft's guide to deploying Llama, section
 * "Reference for Meta Llama models deployed as a service".
 */
public enum ApiDialect {

    /**
     * Azure AI Model Inference: {@code /chat/completions} and {@code /completions}. Fields outside its schema need the request
     * header {@code extra-parameters}, which this library adds.
     */
    AZURE_AI_INFERENCE("/chat/completions", "/completions", "/info"),

    /**
     * The routes of Llama's own server: {@code /v1/chat/completions} and {@code /v1/completions}. Its schema has all of Llama's
     * options. OpenAI-compatible servers such as vLLM and llama.cpp use it too.
     */
    LLAMA_NATIVE("/v1/chat/completions", "/v1/completions", "/v1/models"),

    /**
     * The scoring route of managed compute, {@code /score}, the only one of deployments from before 24 June 2024. It does not
     * stream: a streaming model passes the complete text to its handler at once. Servers before June 2026 ignore tools and
     * response formats without an error.
     */
    SCORE("/score", "/score", "/v1/models");

    private final String chatRoute;
    private final String completionRoute;
    private final String modelsRoute;

    ApiDialect(String chatRoute, String completionRoute, String modelsRoute) {
        this.chatRoute = chatRoute;
        this.completionRoute = completionRoute;
        this.modelsRoute = modelsRoute;
    }

    /** The path that follows the endpoint's base, with a leading slash. */
    public String route(Operation operation) {
        return switch (operation) {
            case CHAT -> chatRoute;
            case COMPLETION -> completionRoute;
            case LIST_MODELS -> modelsRoute;
            case TOKENIZE -> "/tokenize";
        };
    }
}
