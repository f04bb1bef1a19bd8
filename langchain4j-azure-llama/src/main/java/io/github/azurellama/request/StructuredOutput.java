package io.github.azurellama.request;

/** How a chat model is asked for JSON. */
public enum StructuredOutput {

    /** By the field {@code response_format}, for servers that have it, such as vLLM and the OpenAI routes of Foundry. */
    NATIVE,

    /**
     * By vLLM's guided decoding, which lets the model write nothing else: {@code structured_outputs}, and
     * {@code guided_json} for older servers. Other servers ignore or refuse these fields.
     */
    GUIDED,

    /**
     * By the prompt: the schema stands in the system message, what surrounds the JSON in the answer is removed, and an answer
     * that does not fit the schema fails. Works with every endpoint.
     */
    PROMPTED
}
