package io.github.azurellama.request;

/** How a JSON schema reaches the model. */
public enum StructuredOutput {

    /** By the field {@code response_format}, for servers that support it, such as vLLM and the OpenAI routes of Foundry. */
    NATIVE,

    /**
     * By vLLM's guided decoding, with which the model can generate nothing else: the fields {@code structured_outputs}, and
     * {@code guided_json} for older versions. Other servers ignore or reject these fields.
     */
    GUIDED,

    /**
     * By the prompt: the system message contains the schema, text around the JSON is removed from the completion, and a
     * completion that does not match the schema fails. Works with every endpoint.
     */
    PROMPTED
}
