package io.github.azurellama.internal.wire;

/**
 * A field or header that the library adds to a request by itself. It must never fail a call: a server that rejects it gets
 * the request again without it.
 */
public enum ImplicitField {

    /** Makes a stream report its token usage. */
    STREAM_OPTIONS("stream_options", "include_usage"),

    /** Raises the default of 16 or 256 tokens that the server would apply. */
    MAX_TOKENS("max_tokens", "maximum context length"),

    /** Makes Azure AI Model Inference accept fields outside its schema. */
    EXTRA_PARAMETERS("extra-parameters", "EXTRA_PARAMETERS");

    private final String name;
    private final String alias;

    ImplicitField(String name, String alias) {
        this.name = name;
        this.alias = alias;
    }

    /** Whether an error response, without the values that echo the request, names this field. */
    public boolean isNamedIn(String errorText) {
        return errorText.contains(name) || errorText.contains(alias);
    }

    /** Whether the rejection holds for later requests too; a context that is too long concerns one request only. */
    public boolean isPermanentlyRejected(String errorText) {
        return errorText.contains(name) && !errorText.contains("context length");
    }
}
