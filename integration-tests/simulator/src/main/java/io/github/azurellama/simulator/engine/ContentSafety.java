package io.github.azurellama.simulator.engine;

/** What stands between the model and its clients. */
public enum ContentSafety {
    /** Nothing: markers and verdicts have no effect. */
    NONE,
    /** Harmful responses are blanked, and otherwise look like any other: managed compute. */
    BLANKS,
    /** Harmful responses are cut, with the finish reason {@code content_filter}: serverless and Foundry. */
    CUTS;

    /** A prompt that contains this marker is blocked. */
    public static final String VIOLENCE_MARKER = "[[violence]]";

    /** Whether anything is filtered at all. */
    public boolean filters() {
        return this != NONE;
    }
}
