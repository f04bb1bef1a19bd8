package io.github.azurellama.simulator.endpoint;

/** The generations of the server behind {@code /score} on managed compute, which respond in different shapes. */
public enum ScoreGeneration {
    /** Responds with {@code [{"0": text}]}; understands {@code max_new_tokens}. */
    LIST,
    /** Responds with {@code {"output": text}}, without usage and tool calls; understands {@code max_new_tokens}. */
    OUTPUT,
    /** Responds with usage and finish reason, and hands the parameters on as they are: {@code max_new_tokens} is lost. */
    VERBATIM
}
