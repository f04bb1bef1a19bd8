package io.github.azurellama.internal.wire;

/**
 * Something that this library adds to a request on its own. It must never fail a call: where a server refuses it, the
 * call is repeated once without it.
 */
public enum Addition {

    /** Asks a stream for its token usage. */
    STREAM_OPTIONS("stream_options", "include_usage"),

    /** Lifts a limit of 16 or 256 tokens that the server would fall back to. */
    MAX_TOKENS("max_tokens", "maximum context length"),

    /** Makes Azure AI Model Inference take fields outside its schema. */
    EXTRA_PARAMETERS("extra-parameters", "EXTRA_PARAMETERS");

    private final String name;
    private final String alias;

    Addition(String name, String alias) {
        this.name = name;
        this.alias = alias;
    }

    /** Whether the text of a refusal speaks of it. */
    public boolean isNamedIn(String refusal) {
        return refusal.contains(name) || refusal.contains(alias);
    }

    /** Whether a refusal holds for all later calls too; that the context is too long holds for one only. */
    public boolean isRefusedForGood(String refusal) {
        return refusal.contains(name) && !refusal.contains("context length");
    }
}
