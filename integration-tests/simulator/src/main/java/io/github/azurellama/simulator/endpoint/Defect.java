package io.github.azurellama.simulator.endpoint;

/** Known misbehaviour of real servers, off unless a test switches it on. */
public enum Defect {
    /** {@code /score} responds with 200 to a request that it rejects: {@code {}}, or an error inside the response. */
    SCORE_FAILS_WITH_200,
    /** The stream of managed compute's Model Inference route is one error event until {@code /score} was called. */
    STREAM_FAILS_UNTIL_SCORE,
    /** Tools with the choice {@code auto} are refused, as by vLLM without a tool parser. */
    TOOLS_REFUSED,
    /** JSON formats and schemas for responses are refused, also where the kind has them. */
    FORMATS_REFUSED,
    /** Tools are accepted and never called. */
    TOOLS_IGNORED,
    /** Tool calls are written into the text instead of the field for them. */
    TOOL_CALLS_LEAK_AS_TEXT,
    /** Messages of the same role may not follow each other, as in the templates of older Llama models. */
    ROLES_MUST_ALTERNATE,
    /** Foundry's filter runs beside the response: chunks without delta, which carry filter results only. */
    FILTER_RESULTS_APART
}
